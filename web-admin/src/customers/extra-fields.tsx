import { useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { DraftField } from './draft.ts';

export interface ExtraFieldsProps {
  fields: readonly DraftField[];
  onFields: (fields: DraftField[]) => void;
}

const AT_MOST = 30;

/** Fields of the office's own, by their names. */
export function ExtraFields({ fields, onFields }: ExtraFieldsProps) {
  const words = useWords();
  const change = (row: number, part: Partial<DraftField>) =>
    onFields(fields.map((field, at) => (at === row ? { ...field, ...part } : field)));
  return (
    <fieldset class="w6 numbers">
      <legend class="vh">{words.customers.extra}</legend>
      {fields.map((field, row) => (
        // A field has no identity but its place
        <div class={row === 0 ? 'number-row' : 'number-row is-next'} key={row}>
          <TextField
            label={words.customers.extraName}
            value={field.name}
            maxLength={60}
            onValue={(name) => change(row, { name })}
          />
          <TextField
            label={words.customers.extraValue}
            value={field.value}
            maxLength={500}
            onValue={(value) => change(row, { value })}
          />
          <span class="btns">
            <button
              type="button"
              class="btn is-small is-icon"
              aria-label={`${field.name} ${words.act.remove}`}
              onClick={() => onFields(fields.filter((_, at) => at !== row))}
            >
              <Icon name="close" />
            </button>
          </span>
        </div>
      ))}
      {fields.length < AT_MOST && (
        <button type="button" class="link" onClick={() => onFields([...fields, { name: '', value: '' }])}>
          {words.customers.addExtra}
        </button>
      )}
    </fieldset>
  );
}
