import type { OpenDocument } from './open-document.ts';
import type { StreamDecoder } from './stream-decoder.ts';

/** An option of a format; it may be given several times. */
export interface FormatOption {
  readonly description: string;
  readonly value: string;
}

/** Values of options by name; an option that was not given is an empty list. */
export type FormatValues = (name: string) => readonly string[];

/** A format that bytes can be decoded from (`rusuban decode NAME`). */
export interface Format {
  readonly name: string;
  readonly description: string;
  readonly options: Readonly<Record<string, FormatOption>>;
  /** `open` reads a file that an option names. Throws OptionRefused when an option cannot be. */
  create(values: FormatValues, open: OpenDocument): StreamDecoder;
}

/** Names given as lists with commas, or one by one. */
export const namesOf = (given: readonly string[]): readonly string[] =>
  given
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
