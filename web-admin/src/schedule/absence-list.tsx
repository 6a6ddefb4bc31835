import { useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { Absence, AbsenceInput, Presence } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { DateField } from './date-field.tsx';
import { localText } from './day-words.ts';
import { EditDialog } from './edit-dialog.tsx';

export interface AbsenceListProps {
  presence: Presence;
  people: readonly Representative[];
  today: string;
}

/** Which representatives are away, now and to come (SPEC C3). */
export function AbsenceList({ presence, people, today }: AbsenceListProps) {
  const words = useOfficeWords().presence;
  const language = useDesk().preferences.language.value;
  const [open, setOpen] = useState<Absence | 'new' | null>(null);
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
  return (
    <section aria-labelledby="absences">
      <div class="head">
        <h2 id="absences">{words.absences}</h2>
        {people.length > 0 && (
          <button type="button" class="link note" onClick={() => setOpen('new')}>
            {words.addAbsence}
          </button>
        )}
      </div>
      <p class="note pad phrase">{words.absenceNote}</p>
      {presence.absences.length === 0 && <p class="note pad">{words.noAbsences}</p>}
      <ul class="plan-list">
        {presence.absences.map((absence) => (
          <li key={absence.id}>
            <button type="button" class="row-link" onClick={() => setOpen(absence)}>
              {nameOf(absence.representativeId)}
            </button>
            <span>
              {absence.until === null
                ? words.openEnd(localText(absence.from, language))
                : words.span(localText(absence.from, language), localText(absence.until, language))}
            </span>
            <span>{absence.note}</span>
          </li>
        ))}
      </ul>
      {open !== null && (
        <AbsenceDialog
          absence={open === 'new' ? null : open}
          people={people}
          today={today}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

interface AbsenceDialogProps {
  absence: Absence | null;
  people: readonly Representative[];
  today: string;
  onClose: () => void;
}

function AbsenceDialog({ absence, people, today, onClose }: AbsenceDialogProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const [input, setInput] = useState<AbsenceInput>(() =>
    absence === null ? newAbsence(people, today, desk.time.value.clock(desk.now.peek())) : inputOf(absence),
  );
  const change = (part: Partial<AbsenceInput>) => setInput({ ...input, ...part });
  return (
    <EditDialog
      title={absence === null ? words.newAbsence : words.editAbsence}
      onSave={() => (absence === null ? desk.box.addAbsence(input) : desk.box.saveAbsence(absence.id, input))}
      onClose={onClose}
      onRemove={absence === null ? undefined : () => desk.box.removeAbsence(absence.id)}
    >
      {(problems) => (
        <>
          <SelectField
            label={words.who}
            value={input.representativeId}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            onValue={(representativeId) => change({ representativeId })}
          />
          <DateField
            label={words.begins}
            withTime
            value={input.from}
            error={problems.get('from')}
            onValue={(from) => change({ from })}
          />
          <DateField
            label={words.ends}
            withTime
            value={input.until ?? ''}
            error={problems.get('until')}
            onValue={(until) => change({ until: until === '' ? null : until })}
          />
          <TextField
            label={words.reason}
            value={input.note}
            maxLength={100}
            onValue={(note) => change({ note })}
          />
        </>
      )}
    </EditDialog>
  );
}

const inputOf = ({ representativeId, from, until, note }: Absence): AbsenceInput => ({
  representativeId,
  from,
  until,
  note,
});

/** From now to the end of the working day. */
function newAbsence(people: readonly Representative[], today: string, clock: string): AbsenceInput {
  const now = clock.padStart(5, '0');
  return {
    representativeId: people[0]?.id ?? '',
    from: `${today}T${now}`,
    until: now < '18:00' ? `${today}T18:00` : null,
    note: '',
  };
}
