/** A retry schedule, read from a list such as `1m, 5m*2, 15m, 1h*4, 4h*…`. */
export interface BackOff {
  /** Waits in milliseconds, in order. */
  readonly delays: readonly number[];
  /** The last wait goes on for ever; otherwise the mail is parked when the list is used up. */
  readonly isEndless: boolean;
}

export type BackOffResult =
  | { readonly type: 'ok'; readonly backOff: BackOff }
  /** `item`: the part of the list that cannot be read. */
  | { readonly type: 'fault'; readonly item: string; readonly reason: string };

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const ITEM = /^(\d{1,4})([smhd])(?:\*([1-9]\d{0,2}|…|\.\.\.))?$/;
const MOST_ITEMS = 50;

/** Reads the list. `5m*2` is two waits of five minutes; `*…` (or `*...`) on the last item repeats for ever. */
export function parseBackOff(text: string): BackOffResult {
  const items = text.split(',').map((item) => item.trim());
  if (items.length > MOST_ITEMS) return fault(text.slice(0, 40), `has more than ${MOST_ITEMS} items`);
  const delays: number[] = [];
  for (const [index, item] of items.entries()) {
    const [, count, unit, times] = ITEM.exec(item) ?? [];
    const delay = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
    if (!(delay > 0)) return fault(item, 'is not a wait such as 30s, 5m, 1h or 5m*2');
    const isEndless = times === '…' || times === '...';
    if (isEndless && index < items.length - 1) return fault(item, 'repeats for ever and must stand last');
    delays.push(...Array<number>(isEndless || times === undefined ? 1 : Number(times)).fill(delay));
    if (isEndless) return { type: 'ok', backOff: { delays, isEndless: true } };
  }
  return { type: 'ok', backOff: { delays, isEndless: false } };
}

/**
 * How long to wait after the `attempts`-th failed attempt (1 is the first), milliseconds.
 *
 * @returns null when the list is used up: the mail is parked and needs a person
 */
export function delayAfter(backOff: BackOff, attempts: number): number | null {
  const delay = backOff.delays[attempts - 1];
  if (delay !== undefined) return delay;
  return backOff.isEndless ? (backOff.delays.at(-1) ?? null) : null;
}

/** The longest wait that the list can ask for: whoever waits longer was misled by the clock. */
export function longestDelay(backOff: BackOff): number {
  return Math.max(...backOff.delays);
}

function fault(item: string, reason: string): BackOffResult {
  return { type: 'fault', item, reason };
}
