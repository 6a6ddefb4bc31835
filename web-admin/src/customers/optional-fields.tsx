import { useRef, useState } from 'preact/hooks';
import { useWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { CustomerDraft } from './draft.ts';
import { ExtraFields } from './extra-fields.tsx';

export interface OptionalFieldsProps {
  draft: CustomerDraft;
  onDraft: (draft: CustomerDraft) => void;
  problems: ReadonlyMap<string, string>;
  /** The page of a customer shows all. The card only what is filled, until more is asked for: the calls before come into sight. */
  all: boolean;
}

const OPTIONAL = ['fax', 'notes', 'tags'] as const;

/** Fax, notes, tags, and the office's own fields. */
export function OptionalFields({ draft, onDraft, problems, all }: OptionalFieldsProps) {
  const words = useWords().customers;
  const first = useRef<HTMLDivElement>(null);
  // What is shown stays shown, also when it is being emptied.
  const [shown, setShown] = useState(() => new Set(OPTIONAL.filter((key) => all || draft[key] !== '')));
  const missing = OPTIONAL.filter((key) => !shown.has(key));
  const showAll = () => {
    setShown(new Set(OPTIONAL));
    requestAnimationFrame(() => first.current?.querySelector('input')?.focus());
  };
  return (
    <div class="form2 is-inner" ref={first}>
      {shown.has('fax') && (
        <TextField
          label={words.fax}
          class={shown.has('notes') ? 'w2' : ''}
          kind="tel"
          value={draft.fax}
          error={problems.get('fax')}
          onValue={(fax) => onDraft({ ...draft, fax })}
        />
      )}
      {shown.has('notes') && (
        <Field label={words.notes} class={shown.has('fax') ? 'w4' : 'w6'} error={problems.get('notes')}>
          {(ids) => (
            <textarea
              {...ids}
              class="in"
              rows={all ? 2 : 1}
              value={draft.notes}
              onInput={(event) => onDraft({ ...draft, notes: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {shown.has('tags') && (
        <TextField
          label={words.tags}
          class="w6"
          value={draft.tags}
          error={problems.get('tags')}
          onValue={(tags) => onDraft({ ...draft, tags })}
        />
      )}
      {(all || draft.extra.length > 0) && (
        <ExtraFields fields={draft.extra} onFields={(extra) => onDraft({ ...draft, extra })} />
      )}
      {missing.length > 0 && (
        <button
          type="button"
          class={missing.length === 2 && shown.has('fax') ? 'link' : 'link w6'}
          onClick={showAll}
        >
          {words.write(missing.map((key) => words.optional[key]))}
        </button>
      )}
    </div>
  );
}
