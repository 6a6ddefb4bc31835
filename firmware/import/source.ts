import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { proposeFields } from '../exchange/columns.ts';
import { CsvError, csvLines } from '../exchange/csv-read.ts';
import { type Field, type ReadRecord, recordOf } from '../exchange/customer-record.ts';
import { type FileKind, kindOf } from '../exchange/file-kind.ts';
import { cardLines } from '../exchange/vcard-lines.ts';
import { cellsOfCard } from '../exchange/vcard-read.ts';

const HEAD_BYTES = 65_536;

/** A file that was sent, and what its beginning says of it. */
export interface SourceFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Of a CSV file; a vCard has none. */
  readonly titles: readonly string[];
  readonly examples: readonly string[];
  readonly fields: readonly Field[];
}

export async function lookInto(path: string): Promise<SourceFile> {
  const kind = kindOf(await headOf(path));
  if (kind.type === 'vcard') return { path, kind, titles: [], examples: [], fields: [] };
  const firsts: (readonly string[])[] = [];
  try {
    for await (const { cells } of csvLines(createReadStream(path), kind)) {
      firsts.push(cells);
      if (firsts.length === 2) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  const [titles = [], examples = []] = firsts;
  return { path, kind, titles: titles.map((title) => title.trim()), examples, fields: proposeFields(titles) };
}

/**
 * The customers of a file one after another; the memory holds one at a time. What cannot be read is a problem of its
 * line, and the end.
 *
 * @param onBytes how much of the file has been read
 */
export async function* recordsOf(
  { path, kind, titles, fields }: SourceFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadRecord> {
  const bytes = createReadStream(path);
  const tell = () => onBytes(bytes.bytesRead);
  if (kind.type === 'vcard') {
    for await (const { line, lines } of cardLines(bytes, kind)) {
      tell();
      yield recordOf(line, cellsOfCard(lines));
    }
    return;
  }
  try {
    let isTitle = true;
    for await (const { line, cells } of csvLines(bytes, kind)) {
      tell();
      if (!isTitle) yield fromCells(line, cells, titles, fields);
      isTitle = false;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const problem = { line: error.line, column: '', problem: 'unreadable', text: '' } as const;
    yield { ...recordOf(error.line, []), problems: [problem] };
  }
}

function fromCells(
  line: number,
  cells: readonly string[],
  titles: readonly string[],
  fields: readonly Field[],
): ReadRecord {
  const named = cells.map((value, at) => ({ title: titles[at] ?? '', field: fields[at] ?? 'ignore', value }));
  const read = recordOf(line, named);
  const tooMany = cells.slice(titles.length).find((value) => value.trim() !== '');
  if (tooMany === undefined) return read;
  const problem = { line, column: '', problem: 'columns', text: tooMany.slice(0, 60) } as const;
  return { ...read, problems: [...read.problems, problem] };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
