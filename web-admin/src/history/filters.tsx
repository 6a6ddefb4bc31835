import { useDesk, useWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { type Filter, OUTCOMES, PERIODS } from './filter.ts';

export interface FiltersProps {
  filter: Filter;
  onFilter: (part: Readonly<Record<string, string | null>>) => void;
}

export function Filters({ filter, onFilter }: FiltersProps) {
  const words = useWords();
  const lines = useDesk().board.value?.lines ?? [];
  const periods = {
    '1': words.history.today,
    '7': words.history.days7,
    '30': words.history.days30,
    all: words.history.always,
  };
  const icons = { all: undefined, answered: 'busy', missed: 'missed' } as const;
  return (
    <search class="filters" aria-label={words.history.filters}>
      <TextField
        class="wide"
        label={words.history.number}
        kind="tel"
        placeholder={words.history.numberHint}
        value={filter.number}
        onValue={(number) => onFilter({ number, call: null })}
      />
      <SelectField
        label={words.history.period}
        value={filter.days}
        choices={PERIODS.map((value) => ({ value, label: periods[value] }))}
        onValue={(days) => onFilter({ days: days === 'all' ? null : days })}
      />
      <SelectField
        label={words.history.line}
        value={filter.line}
        choices={[
          { value: '', label: words.history.all },
          ...lines.map(({ id, name }) => ({ value: id, label: `${id} ${name}`.trim() })),
        ]}
        onValue={(line) => onFilter({ line })}
      />
      <Segment
        label={words.history.outcome}
        value={filter.outcome}
        choices={OUTCOMES.map((value) => {
          const icon = icons[value];
          const label = value === 'all' ? words.history.all : words.outcome[value];
          return icon === undefined ? { value, label } : { value, label, icon };
        })}
        onValue={(outcome) => onFilter({ outcome: outcome === 'all' ? null : outcome })}
      />
    </search>
  );
}
