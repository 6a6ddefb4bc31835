import type { Clock, Timer } from '../../hw/clock.ts';
import type { LinkState } from '../../hw/equipment.ts';
import type { Log } from '../../hw/log.ts';
import type { Call } from '../calls/call.ts';
import type { Condition } from '../health/condition.ts';
import type { AwayNow } from '../presence/absence.ts';
import type { Edge } from '../presence/edges.ts';
import type { ModeState, Notice } from '../reception/notice.ts';
import { boardCall, type Wording } from './board-call.ts';
import type { Board, Counts, ModeState as ModeView, ToReturn } from './contract/board.ts';
import type { BoxEvent } from './contract/events.ts';
import { lineHealth, type WatchedLine } from './line-health.ts';
import type { ToDo } from './to-do.ts';

export interface BoardFeedOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly siteName: string;
  readonly timeZone: string;
  readonly demo: boolean;
  readonly lines: readonly WatchedLine[];
  readonly extensions: readonly { readonly id: string; readonly name: string }[];
  readonly wording: Wording;
  /** Would an automatic mail leave if the caller hung up now? */
  readonly mailAtHangUp: (call: Call) => boolean;
  readonly presence: { readonly next: Edge | null; readonly away: readonly AwayNow[] };
  readonly readToDo: () => Promise<ToDo>;
  readonly send: (event: BoxEvent) => void;
}

/** Several changes within this time are one reading of the lists. */
const TO_DO_DELAY_MS = 100;

/** The board as every screen shows it: kept in memory, changed by notices, sent as a snapshot or bit by bit. */
export class BoardFeed {
  readonly #options: BoardFeedOptions;
  readonly #calls = new Map<string, Call>();
  readonly #links = new Map<string, LinkState>();
  #mode: ModeState;
  #toReturn: ToReturn[] = [];
  #counts: Counts = { toReturn: 0, parked: 0, waiting: 0 };
  #health: readonly Condition[] = [];
  #toDoTimer: Timer | null = null;
  /** The list could not be read last time: said once, not for every call. */
  #isUnread = false;

  constructor(options: BoardFeedOptions, mode: ModeState) {
    this.#options = options;
    this.#mode = mode;
  }

  async start(mode: ModeState, calls: readonly Call[]): Promise<void> {
    this.#mode = mode;
    for (const call of calls) this.#calls.set(call.key, call);
    await this.#readToDo();
  }

  stop(): void {
    this.#toDoTimer?.cancel();
  }

  snapshot(): Board {
    const { clock, siteName, timeZone, demo, lines, extensions } = this.#options;
    return {
      boxTime: clock.now(),
      siteName,
      timeZone,
      demo,
      mode: this.mode,
      lines: lines.map((line) => lineHealth(line, this.#links)),
      extensions: [...extensions],
      calls: [...this.#calls.values()].map((call) => this.#view(call)),
      toReturn: this.#toReturn,
      counts: this.#counts,
      health: [...this.#health],
      away: [...this.#options.presence.away],
    };
  }

  get mode(): ModeView {
    return { ...this.#mode, next: this.#options.presence.next };
  }

  take(notice: Notice): void {
    switch (notice.type) {
      case 'call':
        this.#calls.set(notice.call.key, notice.call);
        this.#send({ type: 'call', boxTime: this.#now(), call: this.#view(notice.call) });
        break;
      case 'call-ended':
        this.#ended(notice.call);
        break;
      case 'mode':
        this.#mode = notice.state;
        this.#send({ type: 'mode', boxTime: this.#now(), mode: this.mode });
        break;
      case 'presence':
        this.#send({ type: 'mode', boxTime: this.#now(), mode: this.mode });
        this.#send({ type: 'away', boxTime: this.#now(), away: [...this.#options.presence.away] });
        break;
      case 'health':
        this.#health = notice.conditions;
        this.#send({ type: 'health', boxTime: this.#now(), health: [...notice.conditions] });
        break;
      case 'link':
        this.#linkChanged(notice.name, notice.state);
        break;
      case 'changed':
        this.#send({ ...notice, boxTime: this.#now() });
        if (notice.what !== 'facts') this.#toDoSoon();
    }
  }

  #ended(call: Call): void {
    const shown = this.#calls.get(call.key);
    this.#calls.delete(call.key);
    // A call may end in the very write that tells who it was: the desks shall have seen it.
    if (JSON.stringify(shown?.caller) !== JSON.stringify(call.caller)) {
      this.#send({ type: 'call', boxTime: this.#now(), call: this.#view(call) });
    }
    const talked = call.answeredAt !== null && call.releasedAt !== null;
    this.#send({
      type: 'call-ended',
      boxTime: this.#now(),
      key: call.key,
      line: call.line,
      outcome: call.outcome ?? 'unknown',
      talkSeconds: talked ? Math.round(((call.releasedAt ?? 0) - (call.answeredAt ?? 0)) / 1000) : null,
    });
    this.#send({ type: 'changed', what: 'calls', id: call.key, boxTime: this.#now() });
    this.#toDoSoon();
  }

  #linkChanged(name: string, state: LinkState): void {
    const before = this.snapshot().lines;
    this.#links.set(name, state);
    for (const [index, line] of this.snapshot().lines.entries()) {
      if (JSON.stringify(line) !== JSON.stringify(before[index])) {
        this.#send({ type: 'line', boxTime: this.#now(), line });
      }
    }
    this.#send({ type: 'changed', what: 'links', boxTime: this.#now() });
  }

  #view(call: Call) {
    return boardCall(call, this.#options.wording, this.#options.mailAtHangUp(call));
  }

  #toDoSoon(): void {
    if (this.#toDoTimer !== null) return;
    this.#toDoTimer = this.#options.clock.after(TO_DO_DELAY_MS, () => {
      this.#toDoTimer = null;
      void this.#readToDo();
    });
  }

  async #readToDo(): Promise<void> {
    try {
      const { toReturn, counts } = await this.#options.readToDo();
      this.#isUnread = false;
      const isSameList = JSON.stringify(toReturn) === JSON.stringify(this.#toReturn);
      const isSameCount = JSON.stringify(counts) === JSON.stringify(this.#counts);
      this.#toReturn = toReturn;
      this.#counts = counts;
      if (!isSameList) this.#send({ type: 'to-return', boxTime: this.#now(), toReturn });
      if (!isSameCount) this.#send({ type: 'counts', boxTime: this.#now(), counts });
    } catch (error) {
      if (!this.#isUnread)
        this.#options.log.error({ err: error }, 'the list of calls to return could not be read');
      this.#isUnread = true;
    }
  }

  #now(): number {
    return this.#options.clock.now();
  }

  #send(event: BoxEvent): void {
    this.#options.send(event);
  }
}
