import { DateField } from '../schedule/date-field.tsx';
import { useOfficeWords } from './desk-context.ts';

export interface RangeFieldsProps {
  from: string;
  to: string;
  onRange: (part: { from?: string; to?: string }) => void;
}

/** The first and the last day of a period, in one line. */
export function RangeFields({ from, to, onRange }: RangeFieldsProps) {
  const words = useOfficeWords().range;
  return (
    <fieldset class="range">
      <legend class="vh">{words.title}</legend>
      <DateField label={words.from} value={from} onValue={(day) => onRange({ from: day })} />
      <DateField label={words.to} value={to} onValue={(day) => onRange({ to: day })} />
    </fieldset>
  );
}
