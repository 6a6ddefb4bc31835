import { useState } from 'preact/hooks';
import { TextField } from '../parts/text-field.tsx';
import { listOf } from './link-draft.ts';

export interface ListFieldProps {
  label: string;
  help: string;
  items: readonly string[];
  error: string | undefined;
  onItems: (items: string[]) => void;
}

/** Several words in one field. The text stays as it is typed, blanks and all. */
export function ListField({ label, help, items, error, onItems }: ListFieldProps) {
  const [text, setText] = useState(items.join(' '));
  return (
    <TextField
      label={label}
      help={help}
      value={text}
      error={error}
      onValue={(typed) => {
        setText(typed);
        onItems(listOf(typed));
      }}
    />
  );
}
