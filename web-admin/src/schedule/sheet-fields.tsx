import type { Sheet } from '../../../firmware/http/contract/presence.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import { shortClock } from './days.ts';

export interface SheetFieldsProps {
  /** Names the group of fields. */
  label: string;
  sheets: readonly Sheet[];
  /** What the box refused, by the place in the list. */
  problems?: ReadonlyMap<number, string>;
  onSheets: (sheets: Sheet[]) => void;
}

const AT_MOST = 8;

/** Each sheet of hours as two fields. They are text, not time inputs: 24:00 must be possible. */
export function SheetFields({ label, sheets, problems, onSheets }: SheetFieldsProps) {
  const words = useOfficeWords();
  const { presence } = words;
  const change = (row: number, part: Partial<Sheet>) =>
    onSheets(sheets.map((sheet, at) => (at === row ? { ...sheet, ...part } : sheet)));
  return (
    <fieldset class="sheets">
      <legend class="vh">{label}</legend>
      {sheets.length === 0 && <p class="note">{presence.noSheets}</p>}
      {sheets.map((sheet, row) => (
        // A sheet has no identity but its place
        <div class="sheet-row" key={row}>
          <TextField
            label={presence.from}
            kind="numeric"
            value={shortClock(sheet.from)}
            error={problems?.get(row)}
            onValue={(from) => change(row, { from })}
          />
          <TextField
            label={presence.to24}
            kind="numeric"
            value={shortClock(sheet.to)}
            onValue={(to) => change(row, { to })}
          />
          <button
            type="button"
            class="btn is-small is-icon"
            aria-label={`${presence.sheet(row + 1)} ${words.act.remove}`}
            onClick={() => onSheets(sheets.filter((_, at) => at !== row))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {sheets.length < AT_MOST && (
        <button type="button" class="link" onClick={() => onSheets([...sheets, nextSheet(sheets)])}>
          {presence.addSheet}
        </button>
      )}
    </fieldset>
  );
}

/** An hour after the last one ends, or a working day. */
function nextSheet(sheets: readonly Sheet[]): Sheet {
  const last = sheets.at(-1);
  return last === undefined ? { from: '9:00', to: '18:00' } : { from: last.to, to: '24:00' };
}

/** `items.3.sheets.1` → 1 → message, for the fields under one path. */
export function sheetProblems(
  problems: ReadonlyMap<string, string>,
  path: string,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [field, message] of problems) {
    if (!field.startsWith(`${path}.`)) continue;
    const row = Number(field.slice(path.length + 1).split('.')[0]);
    if (Number.isInteger(row)) found.set(row, message);
  }
  return found;
}
