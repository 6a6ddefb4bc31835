import { useEffect, useRef } from 'preact/hooks';
import type { PlannedDay, Sheet } from '../../../firmware/http/contract/presence.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { dayName, sheetText } from './day-words.ts';
import { minuteOf, weekdayOf } from './days.ts';

export interface WeekViewProps {
  days: readonly PlannedDay[];
  onDay: (day: PlannedDay) => void;
}

const DAY = 1440;
const MARGIN = 60;
/** Every second hour has a line and a name. */
const STEP = 120;

/**
 * Seven days side by side on a desk, one below the other on a telephone. The day is night-coloured, hours in which
 * somebody is in are framed sheets on it: a hole can be seen.
 */
export function WeekView({ days, onDay }: WeekViewProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const today = desk.time.value.dayKey(desk.now.value);
  const span = spanOf(days);
  const ref = useRef<HTMLOListElement>(null);
  useEffect(() => ref.current?.style.setProperty('--steps', String(span.length / STEP)), [span.length]);
  return (
    <ol ref={ref} class="week" aria-label={words.week.label}>
      <li class="hours" aria-hidden="true">
        {hoursIn(span).map((hour) => (
          <Placed key={hour} class="hour" top={(hour * 60 - span.from) / span.length}>
            {hour}:00
          </Placed>
        ))}
      </li>
      {days.map((day) => (
        <Day key={day.day} planned={day} span={span} isToday={day.day === today} onDay={onDay} />
      ))}
    </ol>
  );
}

interface Span {
  readonly from: number;
  readonly length: number;
}

interface DayProps {
  planned: PlannedDay;
  span: Span;
  isToday: boolean;
  onDay: (day: PlannedDay) => void;
}

function Day({ planned, span, isToday, onDay }: DayProps) {
  const desk = useDesk();
  const words = useOfficeWords().presence;
  const language = desk.preferences.language.value;
  const { day, sheets, reason, holiday } = planned;
  const special = reason.type === 'special' ? reason.note : '';
  const name = dayName(day, language);
  return (
    <li class={isToday ? 'wday is-today' : 'wday'} data-reason={reason.type}>
      <button type="button" class="dh" onClick={() => onDay(planned)}>
        <b>{Number(day.slice(8))}</b>
        <span>{words.shortWeekday(weekdayOf(day))}</span>
        {holiday !== null && <em>{holiday[language]}</em>}
        {special !== '' && <em>{special}</em>}
        <span class="vh">{words.edit(name)}</span>
      </button>
      <div class="hours-of">
        {sheets.length === 0 && (
          <p class="closed">
            <Icon name={reason.type === 'holiday' ? 'holiday' : 'away'} />
            <span>
              {reason.type === 'holiday' && (
                <>
                  {words.holiday}
                  <br />
                </>
              )}
              {words.allDay}
            </span>
          </p>
        )}
        {sheets.map((sheet) => (
          <Block key={sheet.from} sheet={sheet} span={span}>
            <b>{sheetText(sheet)}</b>
            <span>
              {words.present}
              {reason.type === 'special' && ` · ${words.onlyThisDay}`}
            </span>
          </Block>
        ))}
        {isToday && <Now span={span} />}
      </div>
    </li>
  );
}

function Block({ sheet, span, children }: { sheet: Sheet; span: Span; children: preact.ComponentChildren }) {
  const from = minuteOf(sheet.from) ?? 0;
  const to = endOf(sheet);
  return (
    <Placed
      class="blk"
      top={(from - span.from) / span.length}
      height={(Math.min(to, span.from + span.length) - from) / span.length}
    >
      {children}
    </Placed>
  );
}

function Now({ span }: { span: Span }) {
  const desk = useDesk();
  const clock = desk.time.value.clock(desk.now.value);
  const at = ((minuteOf(clock) ?? 0) - span.from) / span.length;
  return at < 0 || at > 1 ? null : (
    <Placed class="now" top={at}>
      <span>{clock}</span>
    </Placed>
  );
}

interface PlacedProps {
  class: string;
  /** Parts of the height, 0–1. */
  top: number;
  height?: number;
  children: preact.ComponentChildren;
}

/** The content security policy forbids style attributes in the markup; properties set by script are free. */
function Placed({ top, height, children, ...rest }: PlacedProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`;
    ref.current?.style.setProperty('--top', percent(top));
    if (height !== undefined) ref.current?.style.setProperty('--height', percent(height));
  }, [top, height]);
  return (
    <div ref={ref} class={rest.class}>
      {children}
    </div>
  );
}

/** From an hour or two before the first sheet to after the last, never less than 8:00 to 18:00. */
function spanOf(days: readonly PlannedDay[]): Span {
  const sheets = days.flatMap((day) => day.sheets);
  const from = Math.min(480, ...sheets.map((sheet) => minuteOf(sheet.from) ?? 480));
  const to = Math.max(1080, ...sheets.map(endOf));
  const begin = Math.max(0, Math.floor((from - MARGIN) / STEP) * STEP);
  const end = Math.min(DAY, Math.ceil((to + MARGIN) / STEP) * STEP);
  return { from: begin, length: end - begin };
}

function endOf({ from, to }: Sheet): number {
  const begin = minuteOf(from) ?? 0;
  const end = minuteOf(to) ?? DAY;
  return end > begin ? end : DAY;
}

function hoursIn({ from, length }: Span): number[] {
  return Array.from({ length: length / STEP - 1 }, (_, at) => (from + (at + 1) * STEP) / 60);
}
