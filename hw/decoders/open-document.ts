/** A YAML or JSON file as data. */
export interface OpenedDocument {
  readonly raw: unknown;
  /** Line of the file in which the value at a path stands, from 1. */
  lineOf(path: readonly (string | number)[]): number | undefined;
  /** What makes it no YAML, in words. */
  readonly faults: readonly string[];
}

/** Reads a file that an option names. Throws what the file system throws. */
export type OpenDocument = (path: string) => OpenedDocument;
