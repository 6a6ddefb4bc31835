import { useState } from 'preact/hooks';
import type { PlannedDay, Presence, SpecialDays } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { TextField } from '../parts/text-field.tsx';
import { longDayName } from './day-words.ts';
import { addDays, weekdayOf } from './days.ts';
import { EditDialog } from './edit-dialog.tsx';
import { SheetFields, sheetProblems } from './sheet-fields.tsx';

export interface DayDialogProps {
  planned: PlannedDay;
  presence: Presence;
  onClose: () => void;
}

/** The hours of a day: of this weekday from now on, or of this day alone. */
export function DayDialog({ planned, presence, onClose }: DayDialogProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const { day, reason } = planned;
  const weekday = weekdayOf(day);
  const [scope, setScope] = useState<'week' | 'day'>(reason.type === 'week' ? 'week' : 'day');
  const [sheets, setSheets] = useState(planned.sheets);
  const [note, setNote] = useState(reason.type === 'special' ? reason.note : '');
  const { plan, special } = presence;
  const mine: SpecialDays = { from: day, to: day, sheets, note };
  const others = without(special, day);
  const save = () =>
    scope === 'week'
      ? desk.box.saveWeek({ ...plan, week: plan.week.with(weekday, sheets) })
      : desk.box.saveSpecial([...others, mine]);
  const path = scope === 'week' ? `week.${weekday}` : `items.${others.length}.sheets`;
  return (
    <EditDialog
      title={words.dayTitle(longDayName(day, desk.preferences.language.value))}
      onSave={save}
      onClose={onClose}
      onRemove={reason.type === 'special' ? () => desk.box.saveSpecial(others) : undefined}
    >
      {(problems) => (
        <>
          <Segment
            label={words.applies}
            value={scope}
            choices={[
              { value: 'week', label: words.everyWeek(words.weekday(weekday)) },
              { value: 'day', label: words.thisDay },
            ]}
            onValue={setScope}
          />
          <SheetFields
            label={words.present}
            sheets={sheets}
            problems={sheetProblems(problems, path)}
            onSheets={setSheets}
          />
          {scope === 'day' && <TextField label={words.note} value={note} maxLength={100} onValue={setNote} />}
        </>
      )}
    </EditDialog>
  );
}

/** The other special days; an entry of several days that holds this one is cut around it. */
function without(special: readonly SpecialDays[], day: string): SpecialDays[] {
  return special.flatMap((entry) => {
    if (day < entry.from || entry.to < day) return [entry];
    const before = { ...entry, to: addDays(day, -1) };
    const after = { ...entry, from: addDays(day, 1) };
    return [before, after].filter(({ from, to }) => from <= to);
  });
}
