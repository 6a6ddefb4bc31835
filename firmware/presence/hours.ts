/** A sheet of hours. Minutes after midnight of its day; `to` beyond 1440 reaches into the next day. */
export interface Sheet {
  readonly from: number;
  readonly to: number;
}

/** As people write it: `to` up to 24:00, and an end that is not after the beginning means the next day. */
export interface WrittenSheet {
  readonly from: string;
  readonly to: string;
}

const DAY = 1440;

/** `8:30` → 510; null for anything that is no time of a day. 24:00 is the end of one. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= DAY ? minute : null;
}

/** null: no times, or a sheet of no length. */
export function sheetOf({ from, to }: WrittenSheet): Sheet | null {
  const begin = minuteOf(from);
  const end = minuteOf(to);
  if (begin === null || end === null || begin === end || begin === DAY) return null;
  return { from: begin, to: end > begin ? end : end + DAY };
}

export function writtenSheet({ from, to }: Sheet): WrittenSheet {
  return { from: clock(from), to: clock(to > DAY ? to - DAY : to) };
}

/** `08:30`, as <input type="time"> has it. */
function clock(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
