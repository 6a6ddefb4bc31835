import type { StreamDecoder } from '../decoders/stream-decoder.ts';
import type { LineEvent } from '../line-event.ts';
import { decoderOf } from './candidate-decoder.ts';
import { type Candidate, createGuesser, type Guess, type Heard, SAMPLE_LIMIT } from './guess.ts';

/** What a look at the bytes brought. */
export interface Look {
  readonly guess: Guess;
  /** Another name, not only another confidence. */
  readonly isNews: boolean;
  /** Of all bytes so far, when another format is believed in now. */
  readonly events: readonly LineEvent[];
}

const NOTHING: Guess = { candidates: [], verdict: { type: 'nothing-heard' } };

/** The bytes of one place at one setting, what they are taken for, and what that format makes of them. No clock, no port. */
export class Hearing {
  readonly #guesser = createGuesser();
  #bytes: Uint8Array = new Uint8Array(0);
  #guess: Guess = NOTHING;
  #decoder: StreamDecoder | null = null;

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get guess(): Guess {
    return this.#guess;
  }

  /** The format that the events belong to; '' while none is believed in. */
  get format(): string {
    return this.#decoder === null ? '' : (this.#guess.candidates[0]?.format ?? '');
  }

  /** Events as the format that is believed in so far reads them. */
  take(chunk: Uint8Array): readonly LineEvent[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(-SAMPLE_LIMIT);
    return this.#decoder?.push(chunk) ?? [];
  }

  look(how: Omit<Heard, 'bytes'>): Look {
    const before = this.#guess;
    const guess = this.#guesser({ ...how, bytes: this.#bytes });
    this.#guess = guess;
    const isOther = nameOf(guess.candidates[0]) !== nameOf(before.candidates[0]) || this.#decoder === null;
    return {
      guess,
      isNews: signOf(guess) !== signOf(before),
      events: isOther ? this.#decodeAnew(guess) : [],
    };
  }

  /** No more bytes come. */
  end(): readonly LineEvent[] {
    return this.#decoder?.end() ?? [];
  }

  /** With other settings of the port, what was heard before means nothing. */
  forget(): void {
    this.#bytes = new Uint8Array(0);
    this.#guess = NOTHING;
    this.#decoder = null;
  }

  #decodeAnew({ candidates, verdict }: Guess): readonly LineEvent[] {
    const [best] = candidates;
    const isBelieved = verdict.type === 'recognised' || verdict.type === 'undecided';
    this.#decoder = best === undefined || !isBelieved ? null : decoderOf(best);
    return this.#decoder?.push(this.#bytes) ?? [];
  }
}

const nameOf = (candidate: Candidate | undefined): string =>
  candidate === undefined ? '' : `${candidate.format} ${candidate.layout ?? ''} ${candidate.framing ?? ''}`;

/** The guess changes with every byte; worth a word is another name. */
function signOf({ verdict }: Guess): string {
  if (verdict.type === 'recognised') return nameOf(verdict.candidate);
  if (verdict.type === 'undecided') return verdict.candidates.map(nameOf).join();
  return verdict.type === 'not-recognised' ? `? ${verdict.looks}` : '';
}
