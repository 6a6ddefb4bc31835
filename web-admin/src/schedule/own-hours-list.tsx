import { useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { Presence, WeekHours } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { sheetsText } from './day-words.ts';
import { EditDialog } from './edit-dialog.tsx';
import { SheetFields, sheetProblems } from './sheet-fields.tsx';

/** Monday first, as the week of the office. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const;

/** Representatives whose hours are not those of the house. */
export function OwnHoursList({
  presence,
  people,
}: {
  presence: Presence;
  people: readonly Representative[];
}) {
  const words = useOfficeWords();
  const { presence: said } = words;
  const [open, setOpen] = useState<string | null>(null);
  const rows = presence.hours.flatMap(({ representativeId, hours }) => {
    const person = people.find((one) => one.id === representativeId);
    return person === undefined ? [] : [{ person, hours }];
  });
  const others = people.filter(({ id }) => !rows.some(({ person }) => person.id === id));
  const first = others[0];
  return (
    <section aria-labelledby="own-hours">
      <div class="head">
        <h2 id="own-hours">{said.ownHours}</h2>
        {first !== undefined && (
          <button type="button" class="link note" onClick={() => setOpen(first.id)}>
            {said.newOwnHours}
          </button>
        )}
      </div>
      <p class="note pad phrase">{rows.length === 0 ? said.noOwnHours : said.ownHoursNote}</p>
      <ul class="plan-list is-hours">
        {rows.map(({ person, hours }) => (
          <li key={person.id}>
            <button type="button" class="row-link" onClick={() => setOpen(person.id)}>
              {person.name}
            </button>
            <span>
              {ORDER.map((day) => (
                <span key={day} class="day-hours">
                  <b>{said.shortWeekday(day)}</b> {sheetsText(hours[day] ?? [], words)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {open !== null && (
        <OwnHoursDialog
          presence={presence}
          people={people.filter(({ id }) => id === open || others.some((one) => one.id === id))}
          first={open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface OwnHoursDialogProps {
  presence: Presence;
  people: readonly Representative[];
  first: string;
  onClose: () => void;
}

function OwnHoursDialog({ presence, people, first, onClose }: OwnHoursDialogProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const [id, setId] = useState(first);
  const known = presence.hours.find(({ representativeId }) => representativeId === first);
  const [week, setWeek] = useState<WeekHours>(known?.hours ?? presence.plan.week);
  return (
    <EditDialog
      title={words.ownHoursOf(people.find((one) => one.id === id)?.name ?? '')}
      onSave={() => desk.box.saveOwnHours(id, { hours: week })}
      onClose={onClose}
      onRemove={known === undefined ? undefined : () => desk.box.saveOwnHours(id, { hours: null })}
    >
      {(problems) => (
        <>
          {known === undefined && (
            <SelectField
              label={words.who}
              value={id}
              choices={people.map((one) => ({ value: one.id, label: one.name }))}
              onValue={setId}
            />
          )}
          {ORDER.map((day) => (
            <div key={day} class="day-fields">
              <b>{words.dayHours(words.weekday(day))}</b>
              <SheetFields
                label={words.dayHours(words.weekday(day))}
                sheets={week[day] ?? []}
                problems={sheetProblems(problems, `hours.${day}`)}
                onSheets={(sheets) => setWeek(week.with(day, sheets))}
              />
            </div>
          ))}
        </>
      )}
    </EditDialog>
  );
}
