import { Readable } from 'node:stream';
import test from 'ava';
import { fold } from '../../firmware/directory/fold.ts';
import { normalise } from '../../firmware/directory/numbers.ts';
import { queryOf } from '../../firmware/directory/search-pairs.ts';
import { csvLines } from '../../firmware/exchange/csv-read.ts';
import { cellsOfCard } from '../../firmware/exchange/vcard-read.ts';
import { hostIn } from '../../firmware/http/names.ts';
import { oneLine, severalLines } from '../../firmware/mail/compose-clean.ts';
import { isMailAddress } from '../../firmware/mail/mail-address.ts';
import { compile } from '../../firmware/mail/template.ts';

/**
 * What takes a millisecond when the work grows with the length takes many seconds when it grows with its square. The
 * limit is far from both. What counts is the work of the processor, not the time on the wall: a busy machine fails nothing.
 */
const LIMIT_MS = 3_000;
const LONG = 65_000;

/** The work of this process so far, in milliseconds. */
const workMs = (): number => process.cpuUsage().user / 1000;

/** Texts on which a careless expression goes back and begins again at every character. */
const TEXTS: readonly string[] = [
  ...[
    'a',
    ' ',
    '0',
    '-',
    '.',
    ';',
    '"',
    '\\',
    '(',
    '=',
    ',',
    '{{',
    '{{#a}}',
    'ー',
    '\t',
    '@',
    ':',
    '[',
    '\n',
  ],
  ...['a\\', 'a.', '0-', '""', '=0A', ';=0A', ' \n', 'a@', '=E3'],
].flatMap((part) => {
  const many = part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG);
  return [many, `${many}\\`, `${many}!`, `${many}\n!`];
});

async function linesOf(text: string): Promise<number> {
  let count = 0;
  const kind = { type: 'csv', encoding: 'utf-8', delimiter: ',' } as const;
  try {
    for await (const { cells } of csvLines(Readable.from([Buffer.from(text)]), kind)) count += cells.length;
  } catch {
    return -1;
  }
  return count;
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a number': (text) => normalise(text, { region: 'JP' }),
  'a search': (text) => queryOf(text, { region: 'JP' }),
  'a folded name': fold,
  'a line of a mail': (text) => oneLine(text, 200),
  'a memo': (text) => severalLines(text, 10_000),
  'a mail address': isMailAddress,
  'a Host header': hostIn,
  'a template': (text) => compile(text, { a: 'text' }, LONG),
  'a CSV file': linesOf,
  'a card': (text) =>
    cellsOfCard([
      ...[`FN:${text}`, `N:${text}`, `ORG:${text}`, `ADR:${text}`, `TEL;TYPE=${text}:1`, `TEL:${text}`, text],
      ...[`"${text}`, `NOTE;ENCODING=QUOTED-PRINTABLE:${text}`, `TEL;ENCODING=QUOTED-PRINTABLE:${text}`],
    ]),
};

for (const [name, read] of Object.entries(READERS)) {
  test.serial(`${name} that is far too long takes no time out of proportion`, async (t) => {
    for (const text of TEXTS) {
      const begun = workMs();
      await read(text);
      const ms = workMs() - begun;
      t.true(
        ms < LIMIT_MS,
        `${Math.round(ms)} ms for ${JSON.stringify(text.slice(0, 8))}…${JSON.stringify(text.slice(-2))}`,
      );
    }
  });
}

test.serial('a card whose one line goes on for ever is cut', (t) => {
  const begun = workMs();
  const folded = Array.from({ length: 20_000 }, () => ` ${'a'.repeat(2_000)}=`);
  const cells = cellsOfCard(['FN:青葉', 'NOTE;ENCODING=QUOTED-PRINTABLE:=', ...folded, ' a', 'TEL:1']);
  t.is(cells.find(({ field }) => field === 'contact' || field === 'name')?.value, '青葉');
  t.is(cells.find(({ field }) => field === 'number')?.value, '1', 'what stands behind it is read');
  t.true(cells.every(({ value }) => value.length < 100_000));
  t.true(workMs() - begun < LIMIT_MS);
});
