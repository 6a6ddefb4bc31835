import { useState } from 'preact/hooks';
import type { Presence, SpecialDays } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { TextField } from '../parts/text-field.tsx';
import { DateField } from './date-field.tsx';
import { dayName, sheetsText } from './day-words.ts';
import { EditDialog } from './edit-dialog.tsx';
import { SheetFields, sheetProblems } from './sheet-fields.tsx';

/** Days that are not as the week says; those that are over are not shown, and go when the list is next saved. */
export function SpecialList({ presence, today }: { presence: Presence; today: string }) {
  const words = useOfficeWords();
  const language = useDesk().preferences.language.value;
  const [open, setOpen] = useState<number | null>(null);
  const coming = presence.special.filter(({ to }) => to >= today);
  return (
    <section aria-labelledby="special">
      <div class="head">
        <h2 id="special">{words.presence.special}</h2>
        <button type="button" class="link note" onClick={() => setOpen(-1)}>
          {words.presence.addSpecial}
        </button>
      </div>
      {coming.length === 0 && <p class="note pad">{words.presence.noSpecial}</p>}
      <ul class="plan-list">
        {coming.map((entry, at) => (
          <li key={`${entry.from} ${entry.to}`}>
            <button type="button" class="row-link" onClick={() => setOpen(at)}>
              {rangeText(entry, language)}
            </button>
            <span>{sheetsText(entry.sheets, words)}</span>
            <span>{entry.note}</span>
          </li>
        ))}
      </ul>
      {open !== null && (
        <SpecialDialog coming={coming} at={open} today={today} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

interface SpecialDialogProps {
  coming: readonly SpecialDays[];
  /** -1: a new entry. */
  at: number;
  today: string;
  onClose: () => void;
}

function SpecialDialog({ coming, at, today, onClose }: SpecialDialogProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const [entry, setEntry] = useState<SpecialDays>(
    () => coming[at] ?? { from: today, to: today, sheets: [], note: '' },
  );
  const change = (part: Partial<SpecialDays>) => setEntry({ ...entry, ...part });
  const others = coming.filter((_, other) => other !== at);
  const path = `items.${others.length}`;
  return (
    <EditDialog
      title={at === -1 ? words.newSpecial : words.special}
      onSave={() => desk.box.saveSpecial([...others, entry])}
      onClose={onClose}
      onRemove={at === -1 ? undefined : () => desk.box.saveSpecial(others)}
    >
      {(problems) => (
        <>
          <div class="pair">
            <DateField
              label={words.firstDay}
              value={entry.from}
              error={problems.get(`${path}.from`)}
              onValue={(from) => change({ from, to: entry.to < from ? from : entry.to })}
            />
            <DateField
              label={words.lastDay}
              value={entry.to}
              error={problems.get(`${path}.to`)}
              onValue={(to) => change({ to })}
            />
          </div>
          <TextField
            label={words.note}
            value={entry.note}
            maxLength={100}
            onValue={(note) => change({ note })}
          />
          <SheetFields
            label={words.present}
            sheets={entry.sheets}
            problems={sheetProblems(problems, `${path}.sheets`)}
            onSheets={(sheets) => change({ sheets })}
          />
        </>
      )}
    </EditDialog>
  );
}

function rangeText({ from, to }: SpecialDays, language: 'ja' | 'en'): string {
  return from === to ? dayName(from, language) : `${dayName(from, language)} – ${dayName(to, language)}`;
}
