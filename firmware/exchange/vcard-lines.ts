import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import type { FileKind } from './file-kind.ts';

/** One card of a file: where it begins (1 is the first line), and its lines without BEGIN and END. */
export interface CardLines {
  readonly line: number;
  readonly lines: readonly string[];
}

/** A card with a photograph in it has many lines; more than this is no card. */
const MOST_LINES = 20_000;
const LONGEST_LINE = 10_000;

/** The cards of a file one after another; photographs are passed over line by line. */
export async function* cardLines(bytes: Readable, { encoding }: FileKind): AsyncGenerator<CardLines> {
  const input = bytes.pipe(iconv.decodeStream(encoding));
  bytes.on('error', (error) => input.emit('error', error));
  let [at, begin] = [0, 0];
  let lines: string[] = [];
  let inPicture = false;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      at += 1;
      if (/^\s*BEGIN:VCARD\s*$/i.test(line)) {
        [begin, lines, inPicture] = [at, [], false];
      } else if (/^\s*END:VCARD\s*$/i.test(line)) {
        if (begin > 0) yield { line: begin, lines };
        begin = 0;
      } else if (begin > 0 && lines.length < MOST_LINES) {
        inPicture =
          /^(?:[^.:;]*\.)?(?:PHOTO|LOGO|KEY)[;:]/i.test(line) || (inPicture && /^[ \t]|^$/.test(line));
        if (!inPicture) lines.push(line.slice(0, LONGEST_LINE));
      }
    }
  } finally {
    bytes.destroy();
  }
}
