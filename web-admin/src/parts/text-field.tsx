import { Field } from './field.tsx';

export interface TextFieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  class?: string;
  error?: string | undefined;
  help?: string | undefined;
  /** Which keyboard a telephone offers. The box judges what was typed, not the browser. */
  kind?: 'text' | 'tel' | 'email' | 'numeric';
  placeholder?: string;
  lang?: string;
  maxLength?: number;
  disabled?: boolean;
  /** The focus begins here when the form opens in a card. */
  isFirst?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onValue, error, help, kind = 'text' } = props;
  return (
    <Field label={label} class={props.class ?? ''} error={error} help={help}>
      {(ids) => (
        <input
          {...ids}
          class={kind === 'tel' ? 'in num' : 'in'}
          type="text"
          inputMode={kind}
          value={value}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          disabled={props.disabled}
          data-card-focus={props.isFirst ? '' : undefined}
          autoComplete="off"
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
