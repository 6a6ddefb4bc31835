import type { Framing } from './framing.ts';

/** How a port is opened. */
export interface PortTry {
  readonly speed: number;
  readonly framing: Framing;
}

/**
 * The usual settings, the most common first. Seven bits are tried without being asked for only at the speeds at which
 * they occur: eight bits leave the parity where statistics find it, so this is for drivers that take it away.
 */
export const USUAL_TRIES: readonly PortTry[] = [
  { speed: 9_600, framing: '8N1' },
  { speed: 1_200, framing: '8N1' },
  { speed: 115_200, framing: '8N1' },
  { speed: 19_200, framing: '8N1' },
  { speed: 2_400, framing: '8N1' },
  { speed: 38_400, framing: '8N1' },
  { speed: 4_800, framing: '8N1' },
  { speed: 57_600, framing: '8N1' },
  { speed: 9_600, framing: '7E1' },
  { speed: 1_200, framing: '7E1' },
];

export interface SweepOptions {
  /** In this order, round and round; one alone is never left. */
  readonly tries: readonly PortTry[];
  /**
   * May the device be asked? `after-silence`: when it has said nothing by itself; `at-once`: it is to be a modem;
   * `receipts`: no questions, but what wants a receipt gets one; `never`: not a byte.
   */
  readonly speaking: 'never' | 'receipts' | 'after-silence' | 'at-once';
}

/**
 * Where the search stands.
 *
 *   listening --bytes of another speed, then a pause--> listening (next try)
 *       |  \--bytes that fit--> settled
 *       | silence, if the device may be spoken to
 *       v
 *   asking --an answer--> settled
 *       \--none--> asking (next try), after the last one listening (first try)
 *
 * Times are monotonic milliseconds.
 */
export type Sweep =
  | {
      readonly phase: 'listening';
      readonly at: number;
      /** Something strange was heard last at this time; a pause behind it makes it a whole message. */
      readonly strangeAt: number | null;
      /** When silence has lasted long enough to ask; null: it will not be asked (any more). */
      readonly askAt: number | null;
    }
  /** `question`: which of the questions of this try is out. */
  | { readonly phase: 'asking'; readonly at: number; readonly question: number; readonly until: number }
  | { readonly phase: 'settled'; readonly at: number };

/** What the bytes heard since the port was opened are worth. */
export type Worth =
  /** A format was recognised, or the text is readable: the speed is right. */
  | 'fits'
  /** Not enough to say, or readable and unknown. */
  | 'open'
  | 'misread';

export type SweepInput =
  | { readonly type: 'begin'; readonly now: number }
  | { readonly type: 'bytes'; readonly worth: Worth; readonly now: number }
  | { readonly type: 'answered'; readonly now: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly now: number };

export type SweepEffect =
  /** Opens the port with other settings; what was heard with the former ones is dropped. */
  | {
      readonly type: 'open';
      readonly try: PortTry;
      readonly because: 'first' | 'misread' | 'unanswered' | 'round';
    }
  /** Speaks to the device. */
  | { readonly type: 'ask'; readonly question: Question };

/** `AT` is answered by modems and adapters, `V` by the units of CallerID.com. */
export type Question = 'AT' | 'V';

export interface Swept {
  readonly sweep: Sweep;
  readonly effects: readonly SweepEffect[];
}

/** So long after the last strange byte the message is over, and the next one may be read at another speed. */
export const MESSAGE_PAUSE = 1_000;
/** A device that has something to say by itself says it when a call comes; before, it is left alone. */
export const SILENCE = 20_000;
/** A modem answers AT within a moment, one that is resetting within two seconds. */
export const ANSWER_LIMIT = 2_000;

/** One input moves the search. Pure; `tries` must not be empty. */
export function step(sweep: Sweep, input: SweepInput, options: SweepOptions): Swept {
  if (input.type === 'begin') return begin(input.now, options);
  if (sweep.phase === 'settled') return stay(sweep);
  if (input.type === 'answered') return stay({ phase: 'settled', at: sweep.at });
  if (input.type === 'bytes') return heard(sweep, input.worth, input.now);
  const due = deadline(sweep);
  return due === null || due > input.now ? stay(sweep) : timePassed(sweep, input.now, options);
}

/** When time alone moves the search on; null: it waits for bytes. */
export function deadline(sweep: Sweep): number | null {
  switch (sweep.phase) {
    case 'listening':
      return sweep.strangeAt === null ? sweep.askAt : sweep.strangeAt + MESSAGE_PAUSE;
    case 'asking':
      return sweep.until;
    case 'settled':
      return null;
  }
}

function begin(now: number, options: SweepOptions): Swept {
  if (options.speaking === 'at-once') return asking(0, now, options, 'first');
  const askAt = options.speaking === 'after-silence' ? now + SILENCE : null;
  return {
    sweep: { phase: 'listening', at: 0, strangeAt: null, askAt },
    effects: [open(0, options, 'first')],
  };
}

function heard(sweep: Exclude<Sweep, { phase: 'settled' }>, worth: Worth, now: number): Swept {
  if (worth === 'fits') return stay({ phase: 'settled', at: sweep.at });
  // Strange bytes while a modem is asked are its answer at another speed: the next try comes anyway.
  if (sweep.phase === 'asking') return stay(sweep);
  // Whoever sends by itself is not asked.
  return stay({ ...sweep, strangeAt: worth === 'misread' ? now : null, askAt: null });
}

function timePassed(sweep: Exclude<Sweep, { phase: 'settled' }>, now: number, options: SweepOptions): Swept {
  const next = (sweep.at + 1) % options.tries.length;
  if (sweep.phase === 'asking') {
    const questions = questionsOf(options.tries[sweep.at], options);
    if (sweep.question + 1 < questions.length)
      return ask({ ...sweep, question: sweep.question + 1 }, now, options);
    if (sweep.at + 1 < options.tries.length) return asking(sweep.at + 1, now, options, 'unanswered');
    const effects = options.tries.length === 1 ? [] : [open(0, options, 'round')];
    return { sweep: { phase: 'listening', at: 0, strangeAt: null, askAt: null }, effects };
  }
  if (sweep.strangeAt === null) return asking(0, now, options, sweep.at === 0 ? null : 'round');
  const sweepOn: Sweep = { phase: 'listening', at: next, strangeAt: null, askAt: null };
  return { sweep: sweepOn, effects: options.tries.length === 1 ? [] : [open(next, options, 'misread')] };
}

type Because = Extract<SweepEffect, { type: 'open' }>['because'];

function asking(at: number, now: number, options: SweepOptions, because: Because | null): Swept {
  const { sweep, effects } = ask({ at, question: 0 }, now, options);
  return { sweep, effects: [...(because === null ? [] : [open(at, options, because)]), ...effects] };
}

function ask(
  where: { readonly at: number; readonly question: number },
  now: number,
  options: SweepOptions,
): Swept {
  const { at, question } = where;
  const asked = questionsOf(options.tries[at], options)[question] ?? 'AT';
  return {
    sweep: { phase: 'asking', at, question, until: now + ANSWER_LIMIT },
    effects: [{ type: 'ask', question: asked }],
  };
}

/** The speeds of the units of CallerID.com. */
const UNIT_SPEEDS: ReadonlySet<number> = new Set([9_600, 1_200]);

/** To such a unit single letters are switches, A and T too: it is asked in its own language first, and then left alone. */
function questionsOf(found: PortTry | undefined, { speaking }: SweepOptions): readonly Question[] {
  const mayBeUnit = speaking === 'after-silence' && found !== undefined && UNIT_SPEEDS.has(found.speed);
  return mayBeUnit ? ['V', 'AT'] : ['AT'];
}

function open(at: number, options: SweepOptions, because: Because): SweepEffect {
  const found = options.tries[at];
  if (found === undefined) throw new RangeError(`there is no try ${at}`);
  return { type: 'open', try: found, because };
}

const stay = (sweep: Sweep): Swept => ({ sweep, effects: [] });
