import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { factsFrom } from '../fact.ts';
import type { CsvRule } from '../rule.ts';
import { type Book, type BookEntry, type BookSource, MOST_ENTRIES, SourceFault } from '../source.ts';

const MOST_BYTES = 268_435_456;

/** A CSV file with a header, as another system exports it: in UTF-8, or in Shift_JIS as Excel writes it in Japan. */
export class CsvFileSource implements BookSource {
  readonly #rule: CsvRule;

  constructor(rule: CsvRule) {
    this.#rule = rule;
  }

  async read(lastMark: string | null, signal: AbortSignal): Promise<Book | null> {
    const { file } = this.#rule;
    const { size, mtimeMs } = await stat(file).catch((error: unknown) => {
      throw new SourceFault(`${file} cannot be read; is the folder mounted, may the box read it?`, error);
    });
    const mark = `${size} ${mtimeMs}`;
    if (mark === lastMark) return null;
    if (size > MOST_BYTES) throw new SourceFault(`${file} is larger than ${MOST_BYTES} bytes; export less`);
    return { mark, entries: await this.#entries(await encodingOf(file), signal) };
  }

  async #entries(encoding: string, signal: AbortSignal): Promise<BookEntry[]> {
    const { file, fields, numberColumn } = this.#rule;
    const rows = parse({
      columns: (header: string[]) =>
        checked(header, [numberColumn, ...fields.map((field) => field.from)], file),
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 65_536,
    });
    const text = createReadStream(file, { signal }).pipe(iconv.decodeStream(encoding));
    text.on('error', (error: Error) => rows.destroy(error));
    text.pipe(rows);
    const entries: BookEntry[] = [];
    try {
      for await (const row of rows as AsyncIterable<Record<string, string>>) {
        if (entries.length >= MOST_ENTRIES) break;
        const number = row[numberColumn] ?? '';
        if (number !== '') entries.push({ number, facts: factsFrom(fields, (from) => row[from]) });
      }
    } catch (error) {
      if (error instanceof SourceFault || signal.aborted) throw error;
      throw new SourceFault(`${file} is not a CSV file that can be read; export it again`);
    }
    return entries;
  }
}

/** A column that is not there is a fault of the rule, not an empty book. */
function checked(header: readonly string[], wanted: readonly string[], file: string): string[] {
  const names = header.map((name) => name.trim());
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length === 0) return names;
  const found = names.slice(0, 30).join(', ');
  throw new SourceFault(`${file} has no column "${missing.join('", "')}"; it has: ${found}`);
}

/** Half a megabyte tells: bytes that are not UTF-8 are Shift_JIS. A letter that the cut divides does not count. */
async function encodingOf(file: string): Promise<'utf8' | 'cp932'> {
  const head = await readHead(file, 524_288);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf8';
  } catch {
    return 'cp932';
  }
}

async function readHead(file: string, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(file, { end: length - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
