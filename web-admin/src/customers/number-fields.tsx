import { useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { DraftNumber } from './draft.ts';

export interface NumberFieldsProps {
  numbers: readonly DraftNumber[];
  problems: ReadonlyMap<string, string>;
  onNumbers: (numbers: DraftNumber[]) => void;
}

/** A customer's numbers, any of which may call; a `*` at the end stands for a block. */
export function NumberFields({ numbers, problems, onNumbers }: NumberFieldsProps) {
  const words = useWords().customers;
  const change = (row: number, part: Partial<DraftNumber>) =>
    onNumbers(numbers.map((entry, index) => (index === row ? { ...entry, ...part } : entry)));
  return (
    <div class="numbers">
      {numbers.map((entry, row) => (
        // A row has no identity but its place
        <div key={row} class={row === 0 ? 'number-row' : 'number-row is-next'}>
          <TextField
            label={words.telephone}
            kind="tel"
            value={entry.number}
            error={problems.get(`numbers.${row}`)}
            help={entry.number.trim().endsWith('*') ? words.blockHelp : undefined}
            onValue={(number) => change(row, { number })}
          />
          <TextField
            label={words.numberLabel}
            value={entry.label}
            onValue={(label) => change(row, { label })}
          />
          <span class="btns">
            {numbers.length > 1 && (
              <button
                type="button"
                class="btn is-small is-icon"
                aria-label={words.removeNumber(entry.number)}
                onClick={() => onNumbers(numbers.filter((_, index) => index !== row))}
              >
                <Icon name="close" />
              </button>
            )}
            {row === numbers.length - 1 && (
              <button
                type="button"
                class="btn is-small is-icon"
                aria-label={words.addNumber}
                title={words.addNumber}
                onClick={() => onNumbers([...numbers, { number: '', label: '' }])}
              >
                <Icon name="plus" />
              </button>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
