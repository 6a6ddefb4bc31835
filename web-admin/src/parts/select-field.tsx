import { Field } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  onValue: (value: string) => void;
  class?: string;
  error?: string | undefined;
  help?: string | undefined;
}

export function SelectField({ label, value, choices, onValue, error, help, ...rest }: SelectFieldProps) {
  return (
    <Field label={label} class={rest.class ?? ''} error={error} help={help}>
      {(ids) => (
        <select {...ids} class="in" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
