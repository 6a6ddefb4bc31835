import { type Readable, Transform } from 'node:stream';
import { type InfoRecord, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { FileKind } from './file-kind.ts';

/** A line of a CSV file: where it begins (1 is the first) and its cells. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longer lines are no lines of an address book: memory stays flat whatever the file is. */
const LONGEST_LINE = 65_536;

/**
 * The lines of a CSV file, the titles first; empty ones are passed over. Not more than a few are in the memory.
 *
 * @throws CsvError for quotes that do not close and lines that never end, with the line where it began
 */
export async function* csvLines(bytes: Readable, { encoding, delimiter }: FileKind): AsyncGenerator<CsvLine> {
  let parsed = 0;
  const rows = parse({
    ...{ delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true },
    max_record_size: LONGEST_LINE,
    on_record: (cells: string[], { lines }: InfoRecord): string[] => {
      parsed = lines;
      // `lines` is where the record ends; its own line breaks are counted back.
      const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      return [String(lines - breaks), ...cells];
    },
  });
  const fail = (error: Error) => rows.destroy(error);
  const text = bytes.on('error', fail).pipe(iconv.decodeStream(encoding)).on('error', fail);
  text.pipe(lineFeeds()).pipe(rows);
  try {
    for await (const [line, ...cells] of rows as AsyncIterable<string[]>) {
      if (cells.some((cell) => cell.trim() !== '')) yield { line: Number(line), cells };
    }
  } catch (error) {
    const isOurs = error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
    throw isOurs ? new CsvError(parsed + 1, error) : error;
  } finally {
    bytes.destroy();
  }
}

/** One kind of line end: the package counts one of two characters inside quotes as two lines. */
function lineFeeds(): Transform {
  let isCut = false;
  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform(chunk: string, _encoding, done) {
      const text = isCut && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
      isCut = chunk.endsWith('\r');
      done(null, text.replace(/\r\n?/g, '\n'));
    },
  });
}

/** The file cannot be read as CSV from a line on. */
export class CsvError extends Error {
  readonly line: number;

  constructor(line: number, cause: unknown) {
    super(`the file cannot be read from line ${line} on`, { cause });
    this.name = 'CsvError';
    this.line = line;
  }
}
