import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface FieldIds {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldProps {
  label: string;
  class?: string;
  error?: string | undefined;
  help?: string | undefined;
  /** Draws the control with the ids that tie it to its label, help and error. */
  children: (ids: FieldIds) => ComponentChildren;
}

/** Label above, control, then help or what is wrong. */
export function Field({ label, class: extra = '', error, help, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  const ids: FieldIds = {
    id,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': error === undefined && help === undefined ? undefined : note,
  };
  return (
    <div class={`field ${extra}`} data-invalid={error === undefined ? undefined : ''}>
      <label for={id}>{label}</label>
      {children(ids)}
      {error !== undefined && (
        <p class="err" id={note}>
          <Icon name="err" />
          {error}
        </p>
      )}
      {error === undefined && help !== undefined && (
        <p class="help" id={note}>
          {help}
        </p>
      )}
    </div>
  );
}
