import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';

/** What a browser can do besides showing the board. */
export interface RingSignals {
  /** A short sound, once. */
  bell(): void;
  /** Shows a notification while nobody looks at the page; a second one of the same call takes its place. */
  note(key: string, title: string, body: string): void;
  /** Takes the notification of a call away. */
  unnote(key: string): void;
}

export interface RingWishes {
  readonly sound: boolean;
  readonly notes: boolean;
  /** The telephone beside the screen; null: every call concerns it. */
  readonly extension: string | null;
}

/** Lets each call be heard once when it begins to ring, and ends its notification when it rings no more. */
export class RingAlarm {
  readonly #signals: RingSignals;
  readonly #wishes: () => RingWishes;
  readonly #ringing = new Set<string>();

  constructor(signals: RingSignals, wishes: () => RingWishes) {
    this.#signals = signals;
    this.#wishes = wishes;
  }

  /** To be told of every change of the board. */
  update(board: Board): void {
    const { sound, extension } = this.#wishes();
    const now = board.calls.filter((call) => call.phase === 'ringing' && concerns(call, extension));
    const keys = new Set(now.map(({ key }) => key));
    for (const key of this.#ringing) {
      if (!keys.has(key)) this.#signals.unnote(key);
    }
    const isNew = now.some(({ key }) => !this.#ringing.has(key));
    this.#ringing.clear();
    for (const key of keys) this.#ringing.add(key);
    if (isNew && sound) this.#signals.bell();
  }

  /** It is known who calls, or that nobody will know. */
  settled(call: BoardCall, title: string, body: string): void {
    const { notes, extension } = this.#wishes();
    if (notes && concerns(call, extension)) this.#signals.note(call.key, title, body);
  }
}

/** A source that cannot tell which telephones ring means all of them. */
function concerns({ rang }: BoardCall, extension: string | null): boolean {
  return extension === null || rang.length === 0 || rang.includes(extension);
}
