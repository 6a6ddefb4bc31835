import type { QuietHours as Hours } from '../../../firmware/http/contract/customers.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';

export interface QuietHoursProps {
  hours: readonly Hours[];
  problems: ReadonlyMap<string, string>;
  onHours: (hours: Hours[]) => void;
}

const AT_MOST = 14;
/** A week as an office sees it: from Monday on. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const NIGHT: Hours = { days: [1, 2, 3, 4, 5], from: '19:00', to: '07:30' };

/** Hours in which mail to this person waits. */
export function QuietHours({ hours, problems, onHours }: QuietHoursProps) {
  const words = useOfficeWords();
  const change = (row: number, part: Partial<Hours>) =>
    onHours(hours.map((entry, index) => (index === row ? { ...entry, ...part } : entry)));
  return (
    <fieldset class="sec quiet-hours">
      <legend class="vh">{words.rules.quiet}</legend>
      <p class="label" aria-hidden="true">
        {words.rules.quiet}
      </p>
      <p class="note">{words.rules.quietNote}</p>
      {hours.map((entry, row) => (
        // A row has no identity but its place
        <div key={row} class="quiet-row">
          <DayBoxes
            days={entry.days}
            error={problems.has(`quietHours.${row}.days`) ? words.rules.faults.days : undefined}
            onDays={(days) => change(row, { days })}
          />
          <TimeField
            label={words.rules.from}
            value={entry.from}
            error={problems.has(`quietHours.${row}.from`) ? words.rules.faults.clock : undefined}
            onValue={(from) => change(row, { from })}
          />
          <TimeField
            label={entry.to <= entry.from ? words.rules.toNextDay : words.rules.to}
            value={entry.to}
            error={problems.has(`quietHours.${row}.to`) ? words.rules.faults.clock : undefined}
            onValue={(to) => change(row, { to })}
          />
          <button
            type="button"
            class="btn is-small is-icon"
            aria-label={`${words.rules.quiet} ${row + 1} ${words.act.remove}`}
            onClick={() => onHours(hours.filter((_, index) => index !== row))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {hours.length < AT_MOST && (
        <button type="button" class="link" onClick={() => onHours([...hours, NIGHT])}>
          {words.rules.addQuiet}
        </button>
      )}
    </fieldset>
  );
}

interface DayBoxesProps {
  days: readonly number[];
  error: string | undefined;
  onDays: (days: number[]) => void;
}

function DayBoxes({ days, error, onDays }: DayBoxesProps) {
  const words = useOfficeWords().rules;
  return (
    <fieldset class="field days">
      <legend class="label">{words.days}</legend>
      <div class="day-boxes">
        {WEEK.map((day) => (
          <label key={day} class="check" title={words.weekdays[day]}>
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={(event) =>
                onDays(
                  event.currentTarget.checked
                    ? [...days, day].toSorted((one, other) => one - other)
                    : days.filter((one) => one !== day),
                )
              }
            />
            <span aria-hidden="true">{words.weekdaysShort[day]}</span>
            <span class="vh">{words.weekdays[day]}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p class="err">
          <Icon name="err" />
          {error}
        </p>
      )}
    </fieldset>
  );
}

function TimeField(props: {
  label: string;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
}) {
  return (
    <Field label={props.label} error={props.error}>
      {(ids) => (
        <input
          {...ids}
          type="time"
          class="in"
          value={props.value}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
