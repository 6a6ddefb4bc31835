import type { Clock, Timer } from '../../hw/clock.ts';
import type { OpenSerialDevice } from '../../hw/links/serial-device.ts';
import type { Guess } from '../../hw/listening/guess.ts';
import type { Source } from '../../hw/listening/link-entry.ts';
import { type ListenNews, ListenSession } from '../../hw/listening/session.ts';
import { linksTo } from '../../hw/listening/source.ts';
import { type PortTry, USUAL_TRIES } from '../../hw/listening/sweep.ts';
import type { ListenStep, ListenRun as Shown, StartListening } from '../http/contract/listening.ts';
import { reasonRows } from '../http/reason-rows.ts';
import { foundOf } from './listen-shown.ts';
import type { WireRecord } from './wire-record.ts';

export interface ListenRunOptions extends StartListening {
  /** The name under which the port is found again; it goes into the lines for the configuration. */
  readonly lastingPath: string | null;
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
  readonly open: OpenSerialDevice | null;
  /** Of the bytes and of what is made of them. */
  readonly record: WireRecord;
}

export type ListenEnd = Exclude<Shown['ended'], null>;

/** Of a long search the last steps are shown. */
const MOST_STEPS = 40;
const LETTER_V = 0x56;
const NOTHING: Guess = { candidates: [], verdict: { type: 'nothing-heard' } };

/** One search for what is on a port. It ends by its limit, when it is told to, and when the port cannot be opened. */
export class ListenRun {
  readonly #options: ListenRunOptions;
  readonly #source: Source;
  readonly #session: ListenSession;
  readonly #startedAt: number;
  #steps: readonly ListenStep[] = [];
  #guess: Guess = NOTHING;
  #ended: ListenEnd | null = null;
  #limit: Timer | null = null;
  #stopping: Promise<void> = Promise.resolve();

  constructor(options: ListenRunOptions) {
    const { port, lastingPath, clock, random, open, speaking } = options;
    this.#options = options;
    this.#startedAt = clock.now();
    this.#source = { type: 'serial', port: { type: 'path', path: lastingPath ?? port } };
    this.#session = new ListenSession({
      ...{ clock, speaking, tries: triesOf(options), hasSettings: true },
      link: linksTo(this.#source, { clock, random, ...(open !== null && { open }) }),
      tell: (news) => this.#take(news),
    });
  }

  start(): void {
    const { clock, seconds } = this.#options;
    this.#limit = clock.after(seconds * 1000, () => void this.end('time'));
    this.#session.start();
  }

  /** Gives the port back. Only the first reason counts. */
  async end(because: ListenEnd): Promise<void> {
    if (this.#ended === null) {
      this.#ended = because;
      this.#limit?.cancel();
      this.#stopping = this.#session.stop().then((guess) => {
        this.#guess = guess;
        this.#options.record.stop();
      });
    }
    await this.#stopping;
  }

  get isOver(): boolean {
    return this.#ended !== null;
  }

  shown(): Shown {
    const { port, seconds } = this.#options;
    return {
      port,
      startedAt: this.#startedAt,
      endsAt: this.#startedAt + seconds * 1000,
      ended: this.#ended,
      steps: [...this.#steps],
      ...foundOf(this.#guess, this.#source),
    };
  }

  #take(news: ListenNews): void {
    const { record, clock } = this.#options;
    const at = clock.now();
    switch (news.type) {
      case 'heard':
        record.heard(news.bytes);
        break;
      case 'sent':
        record.sent(news.bytes);
        if (news.why === 'question')
          this.#add({ type: 'asked', at, question: news.bytes[0] === LETTER_V ? 'V' : 'AT' });
        break;
      case 'event':
        record.fact(news.event);
        break;
      case 'guess':
        this.#guess = news.guess;
        break;
      case 'opened':
        if (news.try !== null)
          this.#add({ type: 'opened', at, setting: { ...news.try }, because: news.because });
        break;
      case 'modem':
        this.#add({ type: 'modem', at, why: reasonRows(news.why) });
        break;
      case 'trouble':
        this.#add({ type: 'trouble', at, why: reasonRows(news.why) });
        // What was never there will not come by waiting: somebody has to plug it in first.
        if (!news.wasOpen) void this.end('not-opened');
        break;
    }
  }

  #add(step: ListenStep): void {
    this.#steps = [...this.#steps, step].slice(-MOST_STEPS);
  }
}

/** As `rusuban listen` does: what was named is kept, the usual ones are tried for the rest. */
function triesOf({ speed, framing }: StartListening): readonly PortTry[] {
  if (speed === null && framing === null) return USUAL_TRIES;
  const speeds = speed === null ? [...new Set(USUAL_TRIES.map((one) => one.speed))] : [speed];
  const framings = framing === null ? (['8N1', '7E1'] as const) : [framing];
  return framings.flatMap((one) => speeds.map((rate) => ({ speed: rate, framing: one })));
}
