import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { mayBeReport, readHead } from './head.ts';
import { imapWords } from './imap-words.ts';
import type { Mailbox } from './mailbox.ts';
import { MOST_BYTES, readReport } from './read-report.ts';
import type { DeliveryReport } from './report.ts';

/** How far a mailbox was read. */
export interface Position {
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** `foreign`: about no mail of this box; `known`: it changes nothing. */
export type Taken = 'foreign' | 'known' | 'delayed' | 'bounced';

export interface BounceWatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Rejects when the signal is aborted; so does every method of the mailbox. */
  readonly open: (signal: AbortSignal) => Promise<Mailbox>;
  /** Writes down what a report says. Rejects when the disk takes nothing: then it is read again. */
  readonly take: (report: DeliveryReport) => Promise<Taken>;
  readonly position: () => Promise<Position | null>;
  readonly putPosition: (position: Position) => Promise<void>;
  /** What came before the box knew the time would be sought by a wrong date. */
  readonly isClockSet: () => boolean;
  /** Milliseconds to wait after so many failures in a row. */
  readonly waitAfter: (failures: number) => number;
}

const DAY_MS = 86_400_000;
/** A mailbox that is new to the box is read so far back. */
const BACK_MS = 7 * DAY_MS;
/** In one look; the next goes on. */
const MOST_MAILS = 500;
/** Enough to tell a report from a letter. */
const HEAD_BYTES = 16 * 1024;
/** So often it is written down how far the mailbox was read. */
const PAGE = 25;

/** Looks through the mailbox for reports of mails that did not arrive. A letter is never read beyond its header. */
export class BounceWatch {
  readonly #options: BounceWatchOptions;
  readonly #counts = new Map<Taken, number>();
  #looking: Promise<void> | null = null;
  /** In a row; null: it was never read. */
  #failures: number | null = null;
  /** Monotonic, of the first failure since it last succeeded. */
  #failingSince: number | null = null;
  #restUntil = Number.NEGATIVE_INFINITY;
  readonly #end = new AbortController();

  constructor(options: BounceWatchOptions) {
    this.#options = options;
  }

  /** Reports since the start, by what became of them. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** For how long it could not be read, ms; 0: it can be. */
  get failingMs(): number {
    return this.#failingSince === null ? 0 : this.#options.clock.monotonic() - this.#failingSince;
  }

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#looking;
  }

  get #isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** Looks, unless it looks already or rests after a failure. Never rejects. */
  look(): Promise<void> {
    const { clock, isClockSet } = this.#options;
    if (this.#isOver || !isClockSet() || clock.monotonic() < this.#restUntil) return Promise.resolve();
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { clock, log, open, waitAfter } = this.#options;
    let mailbox: Mailbox | null = null;
    try {
      mailbox = await open(this.#end.signal);
      await this.#readThrough(mailbox);
      if (this.#failures !== 0) log.info({}, 'the mailbox of returned mails can be read');
      this.#failures = 0;
      this.#failingSince = null;
    } catch (error) {
      if (this.#isOver) return;
      this.#failures = (this.#failures ?? 0) + 1;
      this.#failingSince ??= clock.monotonic();
      this.#restUntil = clock.monotonic() + waitAfter(this.#failures);
      const words = imapWords(error);
      log.warn({ failures: this.#failures, words }, 'the mailbox of returned mails could not be read');
    } finally {
      mailbox?.close();
    }
  }

  async #readThrough(mailbox: Mailbox): Promise<void> {
    const { clock, position, putPosition } = this.#options;
    const { uidValidity } = mailbox;
    const known = await position();
    const last = known?.uidValidity === uidValidity ? known.lastUid : null;
    const uids = (await mailbox.newerThan(last, new Date(clock.now() - BACK_MS))).slice(0, MOST_MAILS);
    for (const [index, uid] of uids.entries()) {
      if (this.#isOver) return;
      await this.#read(mailbox, uid);
      const isPageFull = (index + 1) % PAGE === 0 || index === uids.length - 1;
      if (isPageFull) await putPosition({ uidValidity, lastUid: uid });
    }
  }

  async #read(mailbox: Mailbox, uid: number): Promise<void> {
    const beginning = await mailbox.beginning(uid, HEAD_BYTES);
    if (beginning === null || !mayBeReport(readHead(beginning.toString('latin1')))) return;
    const whole = await mailbox.beginning(uid, MOST_BYTES);
    const report = whole === null ? null : await readReport(whole);
    const taken = report === null ? 'foreign' : await this.#options.take(report);
    this.#counts.set(taken, (this.#counts.get(taken) ?? 0) + 1);
    if (taken !== 'foreign') await this.#putAway(mailbox, uid);
  }

  /** It is dealt with either way: a folder that takes no mail must not keep the box from the next report. */
  async #putAway(mailbox: Mailbox, uid: number): Promise<void> {
    try {
      await mailbox.done(uid);
    } catch (error) {
      this.#options.log.warn({ words: imapWords(error) }, 'a report could not be marked or moved');
    }
  }
}
