import type { CallerIdEvent, LineEvent, ReleasedEvent } from '../line-event.ts';
import type { CallerWord } from './caller-word.ts';

/** How a call ended, as far as its source knows. */
export type CallEnd = Pick<ReleasedEvent, 'by' | 'outcome'>;

/**
 * One call from outside, as the events tell it. A tracker says what it sees as often as it sees it; this says each
 * thing once and in an order that makes sense.
 */
export class IncomingCall {
  readonly id: string;
  readonly line: string;
  #told: CallerIdEvent | null = null;
  readonly #ringing = new Set<string>();
  /** '' is somebody outside, such as a mobile that the call was forwarded to; null is nobody yet. */
  #answeredBy: string | null = null;

  constructor(id: string, line: string) {
    this.id = id;
    this.line = line;
  }

  /** Whether a person took it. */
  get isAnswered(): boolean {
    return this.#answeredBy !== null;
  }

  /** The extension that has it; '' is somebody outside, null nobody yet. */
  get answeredBy(): string | null {
    return this.#answeredBy;
  }

  /** `called` is told when it is a number, not the name of a dialplan's entry. */
  arrived(called: string): LineEvent[] {
    const isNumber = /^[+*#\d]{1,64}$/.test(called);
    return [{ type: 'ringing', ...this.#about(), ...(isNumber && { called }) }];
  }

  /** Says who calls. What was said before is corrected only where it must be. */
  caller(word: CallerWord): LineEvent[] {
    const told = this.#told;
    const isHiddenNow = told !== null && 'number' in told && 'reason' in word && word.reason === 'withheld';
    const isKnownNow = told !== null && 'reason' in told && told.reason === 'unavailable' && 'number' in word;
    if (told !== null && !isHiddenNow && !isKnownNow) return [];
    this.#told = { type: 'caller-id', ...this.#about(), ...word };
    return [this.#told];
  }

  rings(extension: string): LineEvent[] {
    if (extension === '' || this.#ringing.has(extension) || this.#answeredBy === extension) return [];
    this.#ringing.add(extension);
    return [{ type: 'ringing', ...this.#about(), extension }];
  }

  /** A telephone is silent again; when the call comes back to it, it rings anew. */
  stopsRinging(extension: string): void {
    this.#ringing.delete(extension);
  }

  /** A person took the call: at a telephone, or somewhere outside (''). */
  answered(extension: string): LineEvent[] {
    if (this.#answeredBy === extension) return [];
    this.#answeredBy = extension;
    this.#ringing.clear();
    return [{ type: 'answered', ...this.#about(), ...(extension !== '' && { extension }) }];
  }

  /** An outcome is told only of a call that nobody took. */
  released(end: CallEnd = {}): LineEvent[] {
    const { by, outcome } = end;
    const isTold = outcome !== undefined && this.#answeredBy === null;
    return [
      {
        type: 'released',
        ...this.#about(),
        ...(by !== undefined && { by }),
        ...(isTold && { outcome }),
      },
    ];
  }

  #about() {
    return { line: this.line, call: this.id };
  }
}
