import type { BoxEvent } from '../../firmware/http/contract/events.ts';

/**
 * What somebody outside the box has seen, with the length of the log of writes at that moment: whatever had to be
 * on the disk for it, the log holds it before.
 */
export type Seen = { readonly position: number } & (
  | { readonly type: 'call'; readonly number: string }
  | { readonly type: 'ended'; readonly number: string; readonly outcome: string }
  | { readonly type: 'memo'; readonly number: string; readonly text: string }
  | { readonly type: 'mode'; readonly mode: string; readonly since: number }
  | { readonly type: 'mail'; readonly messageId: string; readonly numbers: readonly string[] }
);

type Unplaced = Seen extends infer One ? (One extends Seen ? Omit<One, 'position'> : never) : never;

/** Gathers what was seen. `position` tells the length of the log now. */
export class Testimony {
  readonly seen: Seen[] = [];
  readonly #position: () => number;
  readonly #numberOf = new Map<string, string>();
  readonly #keyOf = new Map<string, string>();
  readonly #ended = new Set<string>();

  constructor(position: () => number) {
    this.#position = position;
  }

  /** The box's key of a call that was on the board. */
  keyOf(number: string): string | undefined {
    return this.#keyOf.get(number);
  }

  hasEnded(number: string): boolean {
    return this.#ended.has(number);
  }

  get mails(): number {
    return this.seen.filter(({ type }) => type === 'mail').length;
  }

  note(one: Unplaced): void {
    this.seen.push({ ...one, position: this.#position() } as Seen);
  }

  event(event: BoxEvent): void {
    if (event.type === 'snapshot') for (const call of event.board.calls) this.#call(call);
    if (event.type === 'call') this.#call(event.call);
    if (event.type === 'mode') this.note({ type: 'mode', mode: event.mode.mode, since: event.mode.since });
    if (event.type === 'call-ended') this.#end(event.key, event.outcome);
  }

  #call({
    key,
    caller,
  }: {
    readonly key: string;
    readonly caller: { readonly type: string; readonly number?: string };
  }): void {
    // As long as the number is not known the call cannot be told from others.
    if (caller.type !== 'number' || caller.number === undefined) return;
    if (!this.#keyOf.has(caller.number)) this.note({ type: 'call', number: caller.number });
    this.#numberOf.set(key, caller.number);
    this.#keyOf.set(caller.number, key);
  }

  #end(key: string, outcome: string): void {
    const number = this.#numberOf.get(key);
    if (number === undefined) return;
    this.#ended.add(number);
    this.note({ type: 'ended', number, outcome });
  }
}

/** The callers that a mail of the box tells of, as they are dialled. */
export function numbersIn(text: string): string[] {
  const written = text.matchAll(/(?<!\d)(0\d)-(\d{4})-(\d{4})(?!\d)/g);
  return [...new Set([...written].map(([, area = '', first = '', last = '']) => area + first + last))];
}
