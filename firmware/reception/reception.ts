import type { Clock, Timer } from '../../hw/clock.ts';
import type { LineEvent } from '../../hw/line-event.ts';
import type { Log } from '../../hw/log.ts';
import { type Book, EMPTY_BOOK, nextDeadline } from '../calls/book.ts';
import type { Call, CustomerSnapshot, Mode } from '../calls/call.ts';
import { type CallKey, epochMs } from '../calls/ids.ts';
import type { Input, Moment, Source } from '../calls/input.ts';
import { apply, restore, type Switchboard } from '../calls/switchboard.ts';
import type { ClockFinding } from '../clock/timekeeping.ts';
import type { Along } from '../store/connection.ts';
import { BatchQueue } from './batch-queue.ts';
import { CallWriter } from './call-writer.ts';
import type { LookUp } from './identify.ts';
import { intake } from './intake.ts';
import type { Ledger } from './ledger.ts';
import { intakeLogged } from './log-intake.ts';
import { moveClock } from './move-clock.ts';
import { type ModeBy, type ModeState, type Notices, noticeOf } from './notice.ts';
import type { ClockWork, ModeWork, Work } from './work.ts';

export interface ReceptionOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly switchboard: Switchboard;
  readonly ledger: Ledger;
  readonly lookUp: LookUp;
  readonly notices: Notices;
}

/**
 * Where everything arrives, in order: events of all equipment, buttons, desks. It runs the call core, writes what
 * changed in one transaction, and only then tells everybody.
 */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #queue: BatchQueue<Work>;
  #book: Book = EMPTY_BOOK;
  #mode: ModeState;
  #deadline: Timer | null = null;
  readonly #writer: CallWriter;
  #stopped = false;

  constructor(options: ReceptionOptions) {
    this.#options = options;
    this.#queue = new BatchQueue((batch) => this.#handle(batch));
    const { clock, log, ledger } = options;
    this.#writer = new CallWriter({
      ...{ clock, log, ledger },
      again: () => this.#input((at) => ({ type: 'time', at })),
    });
    this.#mode = { mode: 'present', since: epochMs(options.clock.now()), by: 'start' };
  }

  /** Takes over the mode and the open calls of the last run. */
  async start(): Promise<void> {
    this.#mode = await this.#options.ledger.mode();
    const open = await this.#options.ledger.openCalls();
    this.#book = restore(this.#book, open, this.#now());
    this.#schedule();
  }

  /** Finishes what has arrived; nothing is taken after that. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#deadline?.cancel();
    this.#writer.stop();
    await this.#queue.idle();
    await this.#save();
  }

  get mode(): ModeState {
    return this.#mode;
  }

  get liveCalls(): Call[] {
    return [...this.#book.live.values()].map((live) => live.call);
  }

  /** Calls whose last change is not on disk yet (disk full); 0 when all is well. */
  get unsaved(): number {
    return this.#writer.size;
  }

  /** A call that is not on disk yet, or whose last change is not; null: what there is of it is stored. */
  unsavedCall(key: string): Call | null {
    return this.#writer.get(key);
  }

  hear(source: Source, event: LineEvent): void {
    this.#add({ type: 'event', source, event, at: this.#options.clock.monotonic() });
  }

  synchronised(source: string, liveCalls: readonly string[]): void {
    this.#input((at) => ({ type: 'synchronised', source, liveCalls, at }));
  }

  link(source: string, up: boolean): void {
    this.#input((at) => ({ type: 'link', source, up, at }));
  }

  chooseCustomer(key: CallKey, customer: CustomerSnapshot): void {
    this.#input((at) => ({ type: 'customer', key, customer, at }));
  }

  /** Resolves when the mode is on disk, with what is to be stored along with it, and told. */
  setMode(mode: Mode, by: ModeBy, along?: Along): Promise<ModeState> {
    return new Promise((resolve) => {
      const done = () => resolve(this.#mode);
      if (!this.#add({ type: 'mode', mode, by, along, done })) done();
    });
  }

  /**
   * The clock is to change. Resolves when all that is stored and all that lives goes by the other time; rejects when
   * the disk would not have it, and everything is as it was. `accept` makes the clock follow, in the same moment.
   */
  moveClock(finding: ClockFinding, accept: () => void): Promise<void> {
    return new Promise((done, failed) => {
      if (!this.#add({ type: 'clock', finding, accept, done, failed })) failed(new Error('the box stops'));
    });
  }

  /** Resolves when everything that arrived so far is stored and told. */
  settled(): Promise<void> {
    return this.#queue.idle();
  }

  #now(): Moment {
    return this.#moment(this.#options.clock.monotonic());
  }

  #moment(monotonic: number): Moment {
    const { clock } = this.#options;
    return { wall: epochMs(clock.now() - (clock.monotonic() - monotonic)), monotonic };
  }

  #input(make: (at: Moment) => Input): void {
    this.#add({ type: 'input', make, at: this.#options.clock.monotonic() });
  }

  #add(work: Work): boolean {
    if (this.#stopped) return false;
    const taken = this.#queue.add(work);
    if (!taken) this.#options.log.error({}, 'too many events wait; one was dropped');
    return taken;
  }

  async #handle(batch: Work[]): Promise<void> {
    for (const work of batch) {
      try {
        await this.#take(work);
      } catch (error) {
        this.#options.log.error({ err: error, work: work.type }, 'an event could not be handled');
      }
    }
    await this.#save();
    this.#schedule();
  }

  async #take(work: Work): Promise<void> {
    switch (work.type) {
      case 'mode':
        await this.#changeMode(work);
        return work.done();
      case 'clock':
        return await this.#moveClock(work).catch(work.failed);
      case 'input':
        return this.#apply(work.make(this.#moment(work.at)));
      case 'event': {
        const input = await this.#intake(work.source, work.event, this.#moment(work.at));
        if (input !== null) this.#apply(input);
      }
    }
  }

  /** @returns null for events that are no business of the call core */
  async #intake(source: Source, event: LineEvent, at: Moment): Promise<Input | null> {
    const { lookUp, ledger } = this.#options;
    if (event.type === 'unrecognised') return null;
    if (event.type !== 'logged') return intake(source, event, this.#mode.mode, at, lookUp);
    const unsaved = this.#writer.calls;
    const skew = this.#book.skew.get(source.name) ?? 0;
    return intakeLogged(source, event, { at, lookUp, past: ledger, skew, unsaved });
  }

  async #changeMode({ mode, by, along }: ModeWork): Promise<void> {
    // A second press of the same button says nothing new, and writes nothing to the flash.
    if (mode === this.#mode.mode && this.#mode.by !== 'start') return;
    const state: ModeState = { mode, since: this.#now().wall, by };
    this.#mode = state;
    try {
      await this.#options.ledger.saveMode(state, along);
    } catch (error) {
      this.#options.log.error(
        { err: error },
        'the mode could not be stored; it holds until the next restart',
      );
    }
    this.#options.notices.tell({ type: 'mode', state });
  }

  async #moveClock({ finding, accept, done }: ClockWork): Promise<void> {
    const { ledger, notices } = this.#options;
    // What came before it was seen by the clock as it was.
    await this.#save();
    const before = { book: this.#book, mode: this.#mode, writer: this.#writer, now: this.#now().wall };
    const after = await moveClock(before, finding, { ledger, accept });
    this.#book = after.book;
    this.#mode = after.mode;
    notices.tell({ type: 'mode', state: this.#mode });
    notices.tell({ type: 'changed', what: 'calls' });
    done();
  }

  #apply(input: Input): void {
    const applied = apply(this.#options.switchboard, this.#book, input);
    this.#book = applied.book;
    for (const effect of applied.effects) this.#writer.add(effect);
  }

  async #save(): Promise<void> {
    for (const effect of await this.#writer.write(this.#now().wall))
      this.#options.notices.tell(noticeOf(effect));
  }

  #schedule(): void {
    this.#deadline?.cancel();
    this.#deadline = null;
    if (this.#stopped) return;
    const due = nextDeadline(this.#book, this.#options.switchboard.patience);
    if (due === null) return;
    const wait = Math.max(0, due - this.#options.clock.monotonic());
    this.#deadline = this.#options.clock.after(wait, () => this.#input((at) => ({ type: 'time', at })));
  }
}
