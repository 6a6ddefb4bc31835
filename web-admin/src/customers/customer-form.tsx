import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { useAwayText } from '../parts/away-pill.tsx';
import { useWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { CustomerDraft } from './draft.ts';
import { ExtraFields } from './extra-fields.tsx';
import { NumberFields } from './number-fields.tsx';

export interface CustomerFormProps {
  draft: CustomerDraft;
  onDraft: (draft: CustomerDraft) => void;
  /** By path, as the box names them. */
  problems: ReadonlyMap<string, string>;
  representatives: readonly Representative[];
  /** The card has the name as its title; the page and a new customer have it as fields. */
  withName: boolean;
}

/** The fields of a customer, for the card and for the page. */
export function CustomerForm({ draft, onDraft, problems, representatives, withName }: CustomerFormProps) {
  const words = useWords().customers;
  const awayText = useAwayText();
  const text = (key: 'name' | 'kana' | 'department' | 'contact' | 'address' | 'fax', extra = '') => (
    <TextField
      label={words[key]}
      class={extra}
      value={draft[key]}
      error={problems.get(key)}
      kind={key === 'fax' ? 'tel' : 'text'}
      onValue={(value) => onDraft({ ...draft, [key]: value })}
    />
  );
  const importances = (['', 'A', 'B', 'C'] as const).map((value) => ({
    value,
    label: words.importances[value === '' ? 'none' : value],
  }));
  const chosen = importances.find(({ value }) => value === draft.importance)?.value ?? '';
  return (
    <div class="form2">
      {withName && text('name')}
      {withName && text('kana')}
      <NumberFields
        numbers={draft.numbers}
        problems={problems}
        onNumbers={(numbers) => onDraft({ ...draft, numbers })}
      />
      {text('department')}
      {text('contact')}
      {text('address', 'w6')}
      <SelectField
        class="w2"
        label={words.importance}
        value={chosen}
        choices={importances}
        error={problems.get('importance')}
        onValue={(value) =>
          onDraft({ ...draft, importance: importances.find((one) => one.value === value)?.value ?? '' })
        }
      />
      <SelectField
        class="w4"
        label={words.representative}
        value={draft.representativeId}
        choices={[
          { value: '', label: words.noRepresentative },
          ...representatives.map(({ id, name }) => ({ value: id, label: withAway(name, awayText(id)) })),
        ]}
        error={problems.get('representativeId')}
        onValue={(representativeId) => onDraft({ ...draft, representativeId })}
      />
      {text('fax', 'w2')}
      <Field label={words.notes} class="w4" error={problems.get('notes')}>
        {(ids) => (
          <textarea
            {...ids}
            class="in"
            rows={withName ? 2 : 1}
            value={draft.notes}
            onInput={(event) => onDraft({ ...draft, notes: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={words.tags}
        class="w6"
        value={draft.tags}
        error={problems.get('tags')}
        onValue={(tags) => onDraft({ ...draft, tags })}
      />
      {(withName || draft.extra.length > 0) && (
        <ExtraFields fields={draft.extra} onFields={(extra) => onDraft({ ...draft, extra })} />
      )}
    </div>
  );
}

/** 高橋 健一（15:00まで不在） */
const withAway = (name: string, away: string | null): string => (away === null ? name : `${name}（${away}）`);
