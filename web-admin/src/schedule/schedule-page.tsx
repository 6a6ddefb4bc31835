import { useState } from 'preact/hooks';
import type { PlannedDay, Presence, WeekPlan } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { Segment } from '../parts/segment.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Setting } from '../settings/setting.tsx';
import { SideNav } from '../settings/side-nav.tsx';
import { AbsenceList } from './absence-list.tsx';
import { DayDialog } from './day-dialog.tsx';
import { addDays, mondayOf } from './days.ts';
import { OwnHoursList } from './own-hours-list.tsx';
import { SpecialList } from './special-list.tsx';
import { WeekView } from './week-view.tsx';

/** When somebody is in: the week, the days that are not as the week, and who of the representatives is away. */
export function SchedulePage() {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const today = desk.time.value.dayKey(desk.now.value);
  const [from, setFrom] = useState<string | null>(null);
  const monday = from ?? mondayOf(today);
  const settings = [desk.changes.of('settings')];
  const presence = useLoaded('presence', (signal) => desk.box.presence(signal), settings);
  const week = useLoaded(`week ${monday}`, (signal) => desk.box.plannedDays(monday, 7, signal), settings);
  const people = useLoaded('representatives', (signal) => desk.box.representatives(signal), settings);
  const error = presence.error ?? week.error ?? people.error;
  return (
    <div class="settings">
      <SideNav current="schedule" />
      <div class="stack is-wide">
        <div class="top">
          <div>
            <h1>{words.title}</h1>
            <p class="sub phrase">
              {presence.value === null || presence.value.plan.on ? words.sub : words.offNote}
            </p>
          </div>
          <WeekButtons monday={monday} onMonday={setFrom} />
        </div>
        {error !== null && <Oops error={error} retry={presence.reload} />}
        {presence.value !== null && (
          <>
            <Week days={week.value?.items ?? []} presence={presence.value} />
            <div class="columns">
              <SpecialList presence={presence.value} today={today} />
              <AbsenceList presence={presence.value} people={people.value?.items ?? []} today={today} />
              <OwnHoursList presence={presence.value} people={people.value?.items ?? []} />
            </div>
            <PlanSettings plan={presence.value.plan} />
          </>
        )}
      </div>
    </div>
  );
}

function WeekButtons({ monday, onMonday }: { monday: string; onMonday: (day: string | null) => void }) {
  const { week } = useOfficeWords().presence;
  return (
    <div class="btns">
      <button
        type="button"
        class="btn"
        aria-label={week.before}
        onClick={() => onMonday(addDays(monday, -7))}
      >
        <Icon name="back" />
      </button>
      <button type="button" class="btn" onClick={() => onMonday(null)}>
        {week.now}
      </button>
      <button type="button" class="btn" aria-label={week.after} onClick={() => onMonday(addDays(monday, 7))}>
        <Icon name="fwd" />
      </button>
    </div>
  );
}

function Week({ days, presence }: { days: readonly PlannedDay[]; presence: Presence }) {
  const [open, setOpen] = useState<PlannedDay | null>(null);
  return (
    <>
      <WeekView days={days} onDay={setOpen} />
      {open !== null && <DayDialog planned={open} presence={presence} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Whether the mode follows the schedule at all, and what public holidays are. Both apply at once. */
function PlanSettings({ plan }: { plan: WeekPlan }) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const save = (part: Partial<WeekPlan>) => void desk.attempt(() => desk.box.saveWeek({ ...plan, ...part }));
  return (
    <div class="sets">
      <Setting title={words.follow} note={words.followNote}>
        <label class="check">
          <input
            type="checkbox"
            checked={plan.on}
            disabled={desk.stale.value}
            onChange={(event) => save({ on: event.currentTarget.checked })}
          />
          <span>{words.follow}</span>
        </label>
      </Setting>
      <Setting title={words.holidays} note={words.holidaysNote}>
        <Segment
          label={words.holidays}
          labelHidden
          value={plan.holidays}
          choices={[
            { value: 'closed', label: words.holidaysClosed },
            { value: 'open', label: words.holidaysOpen },
          ]}
          onValue={(holidays) => save({ holidays })}
        />
      </Setting>
    </div>
  );
}
