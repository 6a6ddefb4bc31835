import { Field } from '../parts/field.tsx';

export interface DateFieldProps {
  label: string;
  /** `2026-11-24`, or with `T15:00` where `withTime`; empty: none. */
  value: string;
  onValue: (value: string) => void;
  withTime?: boolean;
  error?: string | undefined;
  class?: string;
}

/** The browser's own field for a day or a moment: it knows the keyboard, the language and the calendar. */
export function DateField({ label, value, onValue, withTime = false, error, ...rest }: DateFieldProps) {
  return (
    <Field label={label} error={error} class={rest.class ?? ''}>
      {(ids) => (
        <input
          {...ids}
          class="in num"
          type={withTime ? 'datetime-local' : 'date'}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
