import type { Template } from '../../../firmware/http/contract/templates.ts';
import { useOfficeWords } from '../parts/desk-context.ts';

export interface FieldPaletteProps {
  fields: Template['fields'];
  onInsert: (text: string) => void;
}

/** Every placeholder that may be used, with what stands for it; a click puts it where the cursor was. */
export function FieldPalette({ fields, onInsert }: FieldPaletteProps) {
  const words = useOfficeWords().templates;
  const about = (name: string) => Reflect.get(words.fields, name) ?? name;
  return (
    <details class="palette">
      <summary>{words.palette}</summary>
      <p class="note">{words.paletteNote}</p>
      <ul>
        {fields.map(({ name, fields: inner }) => (
          <li key={name}>
            <button
              type="button"
              class="btn is-small"
              onClick={() => onInsert(inner.length === 0 ? `{{${name}}}` : `{{#${name}}}\n{{/${name}}}`)}
            >
              <code>{inner.length === 0 ? `{{${name}}}` : `{{#${name}}}`}</code>
            </button>
            <span>
              {about(name)}
              {inner.length > 0 && <small> {inner.map((one) => `{{${one}}}`).join(' ')}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
