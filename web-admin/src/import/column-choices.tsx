import type { ImportField, ImportState } from '../../../firmware/http/contract/import.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';

export interface ColumnChoicesProps {
  columns: ImportState['columns'];
  onFields: (fields: ImportField[]) => void;
}

/** What each column of the file is; a change is sent at once. */
export function ColumnChoices({ columns, onFields }: ColumnChoicesProps) {
  const words = useOfficeWords().importing;
  const choices = Object.entries(words.fields).map(([value, label]) => ({ value, label }));
  const change = (at: number, field: string) =>
    onFields(columns.map((column, index) => (index === at ? (field as ImportField) : column.field)));
  return (
    <div class="sec">
      <h3>{words.columns}</h3>
      <p class="note">{words.columnsNote}</p>
      <div class="column-choices">
        {columns.map(({ title, field, example }, at) => (
          <SelectField
            // A column has no identity but its place
            key={at}
            label={title === '' ? `${at + 1}` : title}
            value={field}
            choices={choices}
            help={example === '' ? undefined : words.example(example)}
            onValue={(value) => change(at, value)}
          />
        ))}
      </div>
    </div>
  );
}
