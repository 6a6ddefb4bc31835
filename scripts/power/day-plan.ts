/** One call of the scripted day, made up before it begins. Times in ms. */
export interface PlannedCall {
  /** Its own: by it the call is found again everywhere. */
  readonly number: string;
  /** Index of the line. */
  readonly line: number;
  readonly pauseBefore: number;
  readonly rings: number;
  /** null: nobody takes it. */
  readonly talks: number | null;
  /** What somebody writes about it, and when. */
  readonly memo: { readonly when: 'while they talk' | 'afterwards'; readonly text: string } | null;
}

/** Calls that come in one mode; the next part begins when all lines are idle. */
export interface DayPart {
  readonly mode: 'present' | 'away';
  readonly calls: readonly PlannedCall[];
}

export const LINES = 4;
/** Of the numbers of a day, every third belongs to a customer. */
export const KNOWN = 3;
const CALLS_OF_A_PART = 8;

/** @returns the parts of a day with so many calls; the same seed gives the same day */
export function planDay(calls: number, random: () => number): DayPart[] {
  const planned = Array.from({ length: calls }, (_, index) => planCall(index, random));
  const parts = Math.ceil(calls / CALLS_OF_A_PART);
  return Array.from({ length: parts }, (_, part) => ({
    // Away first: the automatic mail is what a short day must have.
    mode: part % 2 === 0 ? 'away' : 'present',
    calls: planned.slice(part * CALLS_OF_A_PART, (part + 1) * CALLS_OF_A_PART),
  }));
}

function planCall(index: number, random: () => number): PlannedCall {
  const number = numberOf(index);
  const talks = random() < 0.4 ? 600 + random() * 2_500 : null;
  const hasMemo = random() < (talks === null ? 0.25 : 0.7);
  const when = talks !== null && random() < 0.6 ? 'while they talk' : 'afterwards';
  return {
    ...{ number, talks, line: index % LINES },
    pauseBefore: random() * 800,
    // The unit tells the number a second and a half after the first bell.
    rings: 1_700 + random() * 2_000,
    memo: hasMemo ? { when, text: `電話がありました。折り返しお願いします。(${number})` } : null,
  };
}

export function numberOf(index: number): string {
  return `03${10_000_000 + index * 37}`;
}
