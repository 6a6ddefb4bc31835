import { Field } from './field.tsx';

export interface PasswordFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Tells the browser's keeper of passwords which one is meant. */
  kind: 'current-password' | 'new-password';
  error?: string | undefined;
  help?: string | undefined;
}

export function PasswordField({ label, value, onValue, kind, error, help }: PasswordFieldProps) {
  return (
    <Field label={label} error={error} help={help}>
      {(ids) => (
        <input
          {...ids}
          class="in"
          type="password"
          value={value}
          maxLength={200}
          autoComplete={kind}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The rule of the box, so that a person hears of it before the box refuses. */
export function isGoodPassword(text: string): boolean {
  return text.length >= 10 && new Set(text).size >= 4;
}
