/** What a command may touch. Given by main.ts; tests give their own. */
export interface Surroundings {
  /** Bytes of standard input. */
  readonly input: AsyncIterable<Uint8Array>;
  /** Writes to standard output; false when the reader has gone away (EPIPE). Waits while the reader is slow. */
  out(text: string): Promise<boolean>;
  /** Writes to standard error. */
  err(text: string): void;
  /** Throws what the file system throws. */
  readFile(path: string): string;
  bytesOf(path: string): AsyncIterable<Uint8Array>;
  request: typeof fetch;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly description: string;
  /** Shown in the help in place of the value. */
  readonly value?: string;
  readonly multiple?: boolean;
}
export type Options = Readonly<Record<string, Option>>;

/** What was typed behind the name of a command. Values of an option are a list, empty when it was not given. */
export interface Typed {
  readonly positionals: readonly string[];
  values(option: string): readonly string[];
  /** The last value, or undefined. */
  value(option: string): string | undefined;
  has(option: string): boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Behind `rusuban NAME` in the help. */
  readonly synopsis: string;
  /** Least and most number of words besides options. */
  readonly words: readonly [least: number, most: number];
  readonly options: Options;
  /** More lines for `--help`. */
  readonly notes?: readonly string[];
  /** Options that depend on the words typed first, such as those of a decoder's format. */
  optionsFor?(words: readonly string[]): Options;
  run(typed: Typed, surroundings: Surroundings): Promise<ExitCode>;
}

/**
 * Exit codes: 0 done; 1 it did not work (the network, a server, the disk); 2 what was typed or configured is wrong;
 * 70 a fault of the program itself. `start` ends with 0 after SIGTERM or SIGINT.
 */
export const EXIT = { done: 0, failed: 1, refused: 2, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
