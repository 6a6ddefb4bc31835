import { useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';

export interface SecretFieldProps {
  label: string;
  /** null: it is set, and stays as it is. */
  value: string | null;
  error: string | undefined;
  onValue: (value: string) => void;
}

/** A password of another machine: it goes in and never comes out. */
export function SecretField({ label, value, error, onValue }: SecretFieldProps) {
  const words = useOfficeWords().configuration;
  return (
    <Field label={label} error={error} help={value === null ? words.secretIsSet : undefined}>
      {(ids) => (
        <input
          {...ids}
          class="in"
          type="password"
          value={value ?? ''}
          maxLength={300}
          placeholder={value === null ? '••••••••' : undefined}
          // Not one of the person who sits here: the browser must not offer to keep it.
          autoComplete="off"
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
