import type { Fact } from './fact.ts';

/** A caller as sources are asked for him. */
export interface AskedNumber {
  /** With `+`; null when the digits fit no numbering plan. */
  readonly e164: string | null;
  /** Digits as people dial them at home. */
  readonly national: string;
}

/** Knows one number at a time. */
export interface AskedSource {
  /**
   * @returns what the source knows; [] when it knows nothing of this number
   * @throws SourceFault, or the reason of the signal; ends soon after the signal was aborted
   */
  ask(number: AskedNumber, signal: AbortSignal): Promise<readonly Fact[]>;
  close(): Promise<void>;
}

/** One entry of a book: a number as it is written there, and what stands beside it. */
export interface BookEntry {
  readonly number: string;
  readonly facts: readonly Fact[];
}

/** A book of numbers. `mark` tells one edition from another: a book with the same mark need not be read again. */
export interface Book {
  readonly mark: string | null;
  readonly entries: readonly BookEntry[];
}

/** Is read as a whole. */
export interface BookSource {
  /**
   * @param lastMark the mark of the edition that is known
   * @returns null when that edition is still the present one
   * @throws SourceFault
   */
  read(lastMark: string | null, signal: AbortSignal): Promise<Book | null>;
}

/** Largest book that is taken; what is behind is left out and reported. */
export const MOST_ENTRIES = 200_000;

/** Another system is down, slow, refuses us or answers nonsense. The message names the place and the remedy, no number. */
export class SourceFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SourceFault';
  }
}
