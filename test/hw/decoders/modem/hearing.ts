import { step } from '../../../../hw/decoders/modem/decoder.ts';
import { type DecoderState, deadline, silentLine } from '../../../../hw/decoders/modem/line-state.ts';
import { wordOf } from '../../../../hw/decoders/modem/word.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';

/** A modem that says lines at times (milliseconds); the deadlines between them are kept, as the shell does. */
export class Listener {
  readonly events: LineEvent[] = [];
  /** When each event came. */
  readonly times: number[] = [];
  #state: DecoderState = silentLine('1');

  says(at: number, ...lines: readonly string[]): this {
    this.until(at);
    for (const line of lines) this.#take(step(this.#state, { type: 'word', word: wordOf(line), at }), at);
    return this;
  }

  until(at: number): this {
    for (;;) {
      const due = deadline(this.#state);
      if (due === null || due > at) return this;
      this.#take(step(this.#state, { type: 'time', at: due }), due);
    }
  }

  /** What came, each with its time: `2500 caller-id 0312345678`. */
  get story(): readonly string[] {
    return this.events.map((event, index) => `${this.times[index]} ${describe(event)}`);
  }

  #take(decoded: ReturnType<typeof step>, at: number): void {
    this.#state = decoded.state;
    for (const event of decoded.events) {
      this.events.push(event);
      this.times.push(at);
    }
  }
}

function describe(event: LineEvent): string {
  if (event.type !== 'caller-id') return event.type;
  return `caller-id ${'reason' in event ? event.reason : [event.number, event.name].filter(Boolean).join(' ')}`;
}
