import type { Clock, Timer } from '../clock.ts';
import { listenAloha } from '../decoders/aloha/listen.ts';
import type { ByteLink, ByteProtocol } from '../decoders/byte-link.ts';
import type { LiveDecoder } from '../decoders/live-decoder.ts';
import type { LinkState } from '../equipment.ts';
import type { LineEvent } from '../line-event.ts';
import type { Why } from '../reason.ts';
import type { Guess } from './guess.ts';
import { Hearing } from './hearing.ts';
import { ModemTalk } from './modem-talk.ts';
import {
  deadline,
  type PortTry,
  type Question,
  type Sweep,
  type SweepEffect,
  type SweepInput,
  type SweepOptions,
  step,
  type Worth,
} from './sweep.ts';

/** What is told while it listens. */
export type ListenNews =
  /** Bytes come from here now. `try` is null where there is no port to set. */
  | { readonly type: 'opened'; readonly try: PortTry | null; readonly because: OpenedBecause }
  | { readonly type: 'heard'; readonly bytes: Uint8Array }
  | { readonly type: 'sent'; readonly bytes: Uint8Array; readonly why: 'question' | 'modem' | 'receipt' }
  | { readonly type: 'event'; readonly format: string; readonly event: LineEvent }
  | { readonly type: 'guess'; readonly guess: Guess }
  /** The link is not there; it comes back by itself. `wasOpen`: it had been. */
  | { readonly type: 'trouble'; readonly why: Why; readonly wasOpen: boolean }
  /** What the talk with a modem came to. */
  | { readonly type: 'modem'; readonly why: Why };

type OpenedBecause = Extract<SweepEffect, { type: 'open' }>['because'];

export interface ListenSessionOptions extends SweepOptions {
  readonly clock: Clock;
  /** Makes the way on which the bytes come; null: there are no settings. */
  readonly link: (tried: PortTry | null, protocol: ByteProtocol) => ByteLink;
  /** False for a network, which has neither speed nor framing. */
  readonly hasSettings: boolean;
  readonly tell: (news: ListenNews) => void;
}

/** A message comes in pieces: it is looked at when this long (milliseconds) nothing more came. */
const PAUSE = 150;
/** A stream without pauses is looked at this often all the same. */
const LONGEST_WAIT = 1_000;
const ACK = 0x06;

/**
 * Listens at one place and finds out what speaks there: opens the port at one setting after the other, guesses, decodes,
 * answers what has to be answered. Everything it finds is told as news; it prints and keeps nothing.
 */
export class ListenSession {
  readonly #options: ListenSessionOptions;
  readonly #hearing = new Hearing();
  #sweep: Sweep = { phase: 'listening', at: 0, strangeAt: null, askAt: null };
  #sweepTimer: Timer | null = null;
  #link: ByteLink | null = null;
  #turn = 0;
  #closing: Promise<void> = Promise.resolve();
  #isOver = false;
  #try: PortTry | null = null;
  #wasOpen = false;
  #question: Question | null = null;
  #answered: readonly string[] = [];
  #talk: ModemTalk | null = null;
  #receipts: LiveDecoder = listenAloha('1');
  #lookTimer: Timer | null = null;
  #unseenSince: number | null = null;

  constructor(options: ListenSessionOptions) {
    // Where there is nothing to set there is one try.
    this.#options = options.hasSettings ? options : { ...options, tries: options.tries.slice(0, 1) };
  }

  start(): void {
    this.#move({ type: 'begin', now: this.#now() });
  }

  /** Looks at what was heard last, gives the port back and says what it came to. */
  async stop(): Promise<Guess> {
    this.#isOver = true;
    this.#turn += 1;
    if (this.#unseenSince !== null) this.#look();
    this.#tellEvents(this.#hearing.end());
    this.#talk?.stop();
    this.#sweepTimer?.cancel();
    this.#lookTimer?.cancel();
    await Promise.all([this.#closing, this.#link?.stop()]);
    return this.#hearing.guess;
  }

  #now(): number {
    return this.#options.clock.monotonic();
  }

  #move(input: SweepInput): void {
    if (this.#isOver) return;
    const { sweep, effects } = step(this.#sweep, input, this.#options);
    this.#sweep = sweep;
    for (const effect of effects) {
      if (effect.type === 'open') this.#open(effect);
      else this.#ask(effect.question);
    }
    this.#sweepTimer?.cancel();
    const due = deadline(sweep);
    const tick = () => this.#move({ type: 'time', now: this.#now() });
    this.#sweepTimer = due === null ? null : this.#options.clock.after(due - this.#now(), tick);
  }

  #open({ try: tried, because }: Extract<SweepEffect, { type: 'open' }>): void {
    this.#turn += 1;
    const turn = this.#turn;
    // The former descriptor holds the lock on the port until it is given back.
    if (this.#link !== null) this.#closing = this.#link.stop();
    this.#try = this.#options.hasSettings ? tried : null;
    this.#link = null;
    this.#forget();
    void this.#closing.then(() => {
      if (turn !== this.#turn) return;
      this.#link = this.#options.link(this.#try, this.#protocolOf(turn, because));
      this.#link.start();
    });
  }

  #protocolOf(turn: number, because: OpenedBecause): ByteProtocol {
    const isPresent = () => turn === this.#turn;
    return {
      opened: () => {
        if (isPresent()) this.#opened(because);
      },
      received: (chunk) => {
        if (isPresent()) this.#received(chunk);
      },
      closed: () => this.#receipts.interrupted(),
      state: (state) => {
        if (isPresent()) this.#stateChanged(state);
      },
    };
  }

  #opened(because: OpenedBecause): void {
    this.#wasOpen = true;
    this.#link?.working('Listening.');
    this.#options.tell({ type: 'opened', try: this.#try, because });
    if (this.#question !== null) this.#send(Buffer.from(TEXT_OF[this.#question]), 'question');
  }

  #stateChanged(state: LinkState): void {
    if (state.phase === 'down')
      this.#options.tell({ type: 'trouble', why: state.why, wasOpen: this.#wasOpen });
  }

  #ask(question: Question): void {
    this.#question = question;
    if (this.#link?.state().phase === 'up') this.#send(Buffer.from(TEXT_OF[question]), 'question');
  }

  #send(bytes: Uint8Array, why: Extract<ListenNews, { type: 'sent' }>['why']): void {
    this.#options.tell({ type: 'sent', bytes, why });
    this.#link?.send(bytes);
  }

  #received(chunk: Uint8Array): void {
    const now = this.#now();
    this.#options.tell({ type: 'heard', bytes: chunk });
    this.#giveReceipts(chunk, now);
    this.#talk?.received(chunk);
    this.#tellEvents(this.#hearing.take(chunk));
    this.#unseenSince ??= now;
    this.#lookTimer?.cancel();
    const wait = Math.min(PAUSE, this.#unseenSince + LONGEST_WAIT - now);
    this.#lookTimer = this.#options.clock.after(Math.max(0, wait), () => this.#look());
  }

  /** An Aloha adapter repeats a report until it hears that it was taken. Only a report that is one is answered. */
  #giveReceipts(chunk: Uint8Array, now: number): void {
    const { replies } = this.#receipts.received(chunk, now);
    if (this.#options.speaking === 'never') return;
    const isAloha = this.#hearing.format === 'aloha';
    for (const reply of replies) if (isAloha || reply[0] === ACK) this.#send(reply, 'receipt');
  }

  #look(): void {
    this.#unseenSince = null;
    if (!this.#isOver && this.#answered.length === 0 && this.#question === 'AT' && isOk(this.#hearing.bytes))
      this.#talkToModem();
    const { guess, isNews, events } = this.#hearing.look({ ...this.#try, answered: this.#answered });
    if (isNews) this.#options.tell({ type: 'guess', guess });
    this.#tellEvents(events);
    this.#move({ type: 'bytes', worth: worthOf(guess), now: this.#now() });
  }

  #talkToModem(): void {
    this.#answered = ['AT'];
    this.#question = null;
    this.#move({ type: 'answered', now: this.#now() });
    this.#talk = new ModemTalk({
      clock: this.#options.clock,
      send: (command) => this.#send(Buffer.from(`${command}\r`), 'modem'),
      done: (accepted, reason) => {
        if (accepted !== null) this.#answered = ['AT', accepted];
        this.#options.tell({ type: 'modem', why: [reason] });
      },
    });
    this.#talk.start();
  }

  #tellEvents(events: readonly LineEvent[]): void {
    const { format } = this.#hearing;
    for (const event of events) this.#options.tell({ type: 'event', format, event });
  }

  /** With other settings of the port, what was heard before means nothing. */
  #forget(): void {
    this.#hearing.forget();
    this.#unseenSince = null;
    this.#lookTimer?.cancel();
    this.#question = null;
    this.#receipts = listenAloha('1');
  }
}

const TEXT_OF: Readonly<Record<Question, string>> = { AT: 'AT\r', V: 'V' };

/** A modem may still have its echo on, and seven bits. */
function isOk(bytes: Uint8Array): boolean {
  return /(^|[\r\n])OK[\r\n]/.test(String.fromCharCode(...bytes.subarray(-256).map((byte) => byte & 0x7f)));
}

function worthOf({ verdict }: Guess): Worth {
  if (verdict.type === 'recognised' || verdict.type === 'undecided') return 'fits';
  return verdict.type === 'not-recognised' && verdict.looks === 'misread' ? 'misread' : 'open';
}
