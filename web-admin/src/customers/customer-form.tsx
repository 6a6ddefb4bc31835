import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { useAwayText } from '../parts/away-pill.tsx';
import { useWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { CustomerDraft } from './draft.ts';
import { NumberFields } from './number-fields.tsx';
import { OptionalFields } from './optional-fields.tsx';

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
  const text = (key: 'name' | 'kana' | 'department' | 'contact' | 'address', extra = '') => (
    <TextField
      label={words[key]}
      class={extra}
      isFirst={key === 'name'}
      value={draft[key]}
      error={problems.get(key)}
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
      <OptionalFields draft={draft} onDraft={onDraft} problems={problems} all={withName} />
    </div>
  );
}

/** 高橋 健一（15:00まで不在） */
const withAway = (name: string, away: string | null): string => (away === null ? name : `${name}（${away}）`);
