import { type Book, DEFAULT_PATIENCE, EMPTY_BOOK, nextDeadline } from '../../firmware/calls/book.ts';
import type { Call, Caller, Match, Mode } from '../../firmware/calls/call.ts';
import { type CallKey, callKey, epochMs, extension, lineId } from '../../firmware/calls/ids.ts';
import type { Effect, Fact, Input, LogRecord, Moment, Source } from '../../firmware/calls/input.ts';
import { apply, restore, type Switchboard } from '../../firmware/calls/switchboard.ts';

export const PBX: Source = { name: 'pbx', callIds: true, answers: true, rings: true, logs: false };
export const MODEM: Source = { name: 'modem', callIds: false, answers: false, rings: true, logs: false };
export const ADAPTER: Source = { name: 'adapter', callIds: false, answers: false, rings: false, logs: false };

/** A call log that prints nothing while a call lives. */
export const LOG: Source = { name: 'log', callIds: false, answers: true, rings: false, logs: true };
/** A call log that also prints a line when it rings and when somebody answers (Panasonic with RC/AN). */
export const LIVE_LOG: Source = { name: 'log', callIds: false, answers: true, rings: true, logs: true };

const START = Date.UTC(2026, 10, 24, 1, 42);

/** Plays inputs into the call core on a clock of its own, and keeps what came out. */
export class Scenario {
  book: Book = EMPTY_BOOK;
  readonly effects: Effect[] = [];
  mode: Mode = 'present';
  readonly #board: Switchboard;
  #ms = 0;
  #keys = 0;
  readonly #named = new Map<string, CallKey>();

  constructor() {
    this.#board = { patience: DEFAULT_PATIENCE, newKey: (source, call) => this.#key(source, call) };
  }

  get now(): Moment {
    return { wall: epochMs(START + this.#ms), monotonic: this.#ms };
  }

  /** Moves time and delivers every deadline on its way, as the shell does. */
  wait(seconds: number): this {
    const end = this.#ms + seconds * 1000;
    for (;;) {
      const due = nextDeadline(this.book, DEFAULT_PATIENCE);
      if (due === null || due > end) break;
      this.#ms = Math.max(due, this.#ms);
      this.input({ type: 'time', at: this.now });
    }
    this.#ms = end;
    return this;
  }

  ringing(source: Source, line: string, call: string | null, phone?: string, called?: string): this {
    return this.#heard(source, line, call, {
      type: 'ringing',
      called: called ?? null,
      extension: phone === undefined ? null : extension(phone),
    });
  }

  number(source: Source, line: string, call: string | null, number: string, match?: Match): this {
    const caller = {
      type: 'number',
      number,
      e164: number.startsWith('0') ? `+81${number.slice(1)}` : null,
    } as const;
    return this.#heard(source, line, call, { type: 'caller-id', caller, match: match ?? { type: 'none' } });
  }

  absent(
    source: Source,
    line: string,
    call: string | null,
    reason: 'withheld' | 'unavailable' = 'withheld',
  ): this {
    const caller = { type: 'absent', reason } as const;
    return this.#heard(source, line, call, { type: 'caller-id', caller, match: { type: 'none' } });
  }

  answered(source: Source, line: string, call: string | null, phone?: string): this {
    return this.#heard(source, line, call, {
      type: 'answered',
      extension: phone === undefined ? null : extension(phone),
    });
  }

  released(
    source: Source,
    line: string,
    call: string | null,
    outcome: 'busy' | 'rejected' | 'voicemail' | 'unreachable' | null = null,
  ): this {
    return this.#heard(source, line, call, { type: 'released', by: null, outcome });
  }

  /** A line of a call log. `ago`: it began so many seconds before now, by the clock of the PBX; left out: not printed. */
  logged(source: Source, line: string, says: Partial<LogRecord> & { number?: string; ago?: number }): this {
    const { number, ago, ...rest } = says;
    const caller: Caller =
      number === undefined
        ? { type: 'pending' }
        : { type: 'number', number, e164: number.startsWith('0') ? `+81${number.slice(1)}` : null };
    const record: LogRecord = {
      id: `${line} ${JSON.stringify({ ...rest, number: number?.length })} ${this.now.wall - (ago ?? 0) * 1000}`,
      caller,
      match: { type: 'none' },
      called: null,
      extension: null,
      outcome: 'missed',
      startedAt: ago === undefined ? null : epochMs(this.now.wall - ago * 1000),
      ringSeconds: null,
      talkSeconds: null,
      continues: false,
      ...rest,
    };
    return this.sendLog(source, line, record);
  }

  /** The disk holds every call that has ended, as it was stored last. */
  sendLog(source: Source, line: string, record: LogRecord): this {
    return this.input({
      type: 'logged',
      source,
      line: lineId(line),
      record,
      candidates: this.stored.filter((call) => call.line === line),
      mode: this.mode,
      at: this.now,
    });
  }

  synchronised(source: Source, liveCalls: string[]): this {
    return this.input({ type: 'synchronised', source: source.name, liveCalls, at: this.now });
  }

  link(source: Source, up: boolean): this {
    return this.input({ type: 'link', source: source.name, up, at: this.now });
  }

  input(input: Input): this {
    const applied = apply(this.#board, this.book, input);
    this.book = applied.book;
    this.effects.push(...applied.effects);
    return this;
  }

  /** The box stops and starts: only the open calls survive. */
  restart(): this {
    const open = this.live;
    this.book = restore(EMPTY_BOOK, open, this.now);
    return this;
  }

  get live(): Call[] {
    return [...this.book.live.values()].map((live) => live.call);
  }

  get ended(): Call[] {
    return this.effects.flatMap((effect) => (effect.type === 'ended' ? [effect.call] : []));
  }

  /** Every call that has ended, with what was added to it afterwards. */
  get stored(): Call[] {
    const calls = new Map<string, Call>();
    for (const { type, call } of this.effects) if (type !== 'changed') calls.set(call.key, call);
    return [...calls.values()];
  }

  #heard(source: Source, line: string, call: string | null, fact: Fact): this {
    return this.input({
      type: 'heard',
      source,
      line: lineId(line),
      call,
      fact,
      mode: this.mode,
      at: this.now,
    });
  }

  #key(source: string, call: string | null): CallKey {
    const made = () => callKey(`00000000-0000-7000-8000-${String(++this.#keys).padStart(12, '0')}`);
    if (call === null) return made();
    const name = `${source} ${call}`;
    const known = this.#named.get(name) ?? made();
    this.#named.set(name, known);
    return known;
  }
}

export function numberOf(call: Call | undefined): string | null {
  return call?.caller.type === 'number' ? call.caller.number : null;
}
