import { useId } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export interface SegmentChoice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
}

export interface SegmentProps<T extends string> {
  label: string;
  value: T;
  choices: readonly SegmentChoice<T>[];
  onValue: (value: T) => void;
  /** The label is said but not drawn. */
  labelHidden?: boolean;
}

/** Two to four choices side by side: radio buttons, so arrows work and the state is told. */
export function Segment<T extends string>({ label, value, choices, onValue, labelHidden }: SegmentProps<T>) {
  const name = useId();
  return (
    <fieldset class="field is-seg">
      <legend class={labelHidden ? 'vh' : 'label'}>{label}</legend>
      <div class="seg">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => onValue(choice.value)}
            />
            {choice.icon && <Icon name={choice.icon} />}
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
