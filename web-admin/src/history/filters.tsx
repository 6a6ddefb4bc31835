import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { RangeFields } from '../parts/range-fields.tsx';
import { Segment } from '../parts/segment.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { type Filter, OUTCOMES, PERIODS } from './filter.ts';

export interface FiltersProps {
  filter: Filter;
  onFilter: (part: Readonly<Record<string, string | null>>) => void;
}

export function Filters({ filter, onFilter }: FiltersProps) {
  const words = useOfficeWords();
  const desk = useDesk();
  const lines = desk.board.value?.lines ?? [];
  const people =
    useLoaded('representatives', (signal) => desk.box.representatives(signal)).value?.items ?? [];
  const periods = {
    '1': words.history.today,
    '7': words.history.days7,
    '30': words.history.days30,
    range: words.history.range,
    all: words.history.always,
  };
  /** Begins with the present month. */
  const ofPeriod = (days: string) => {
    if (days !== 'range') return { days: days === 'all' ? null : days, from: null, to: null };
    const to = desk.time.value.dayKey(desk.now.peek());
    return { days, from: `${to.slice(0, 8)}01`, to };
  };
  const icons = { all: undefined, answered: 'busy', missed: 'missed' } as const;
  return (
    <search class="filters" aria-label={words.history.filters}>
      <TextField
        class="wide"
        label={words.history.text}
        placeholder={words.history.textHint}
        value={filter.q}
        onValue={(q) => onFilter({ q, call: null })}
      />
      <SelectField
        class="period"
        label={words.history.period}
        value={filter.days}
        choices={PERIODS.map((value) => ({ value, label: periods[value] }))}
        onValue={(days) => onFilter(ofPeriod(days))}
      />
      {filter.days === 'range' && <RangeFields from={filter.from} to={filter.to} onRange={onFilter} />}
      <SelectField
        label={words.history.line}
        value={filter.line}
        choices={[
          { value: '', label: words.history.all },
          ...lines.map(({ id, name }) => ({ value: id, label: `${id} ${name}`.trim() })),
        ]}
        onValue={(line) => onFilter({ line })}
      />
      <SelectField
        label={words.history.representative}
        value={filter.representative}
        choices={[
          { value: '', label: words.history.all },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValue={(representative) => onFilter({ representative })}
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
      {filter.customer !== '' && (
        <button type="button" class="btn" onClick={() => onFilter({ customer: null })}>
          {words.history.oneCustomer}
          <Icon name="close" />
        </button>
      )}
    </search>
  );
}
