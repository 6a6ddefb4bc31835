import { Readable } from 'node:stream';
import test from 'ava';
import { proposeFields } from '../../../firmware/exchange/columns.ts';
import { csvLines } from '../../../firmware/exchange/csv-read.ts';
import { csvText } from '../../../firmware/exchange/csv-write.ts';
import { type Field, type ReadRecord, recordOf } from '../../../firmware/exchange/customer-record.ts';
import { customerCells, customerTitles } from '../../../firmware/exchange/customer-table.ts';
import { kindOf } from '../../../firmware/exchange/file-kind.ts';
import { cardLines } from '../../../firmware/exchange/vcard-lines.ts';
import { cellsOfCard } from '../../../firmware/exchange/vcard-read.ts';
import { vcardOf } from '../../../firmware/exchange/vcard-write.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-values.ts';

const TEXT_FIELDS: readonly Field[] = ['name', 'kana', 'department', 'contact', 'address', 'notes'];
const SHORT = HOSTILE_TEXTS.filter((text) => text.trim() !== '' && text.length < 200);
const FORMULAS = ['=1+1', '+cmd|x', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'];

const read = (texts: (field: Field) => string): ReadRecord =>
  recordOf(
    2,
    TEXT_FIELDS.map((field) => ({ title: `<b>${field}\0</b>`, field, value: texts(field) })),
  );

async function readAgain(text: string): Promise<ReadRecord> {
  const bytes = Buffer.from(text);
  const lines = [];
  for await (const line of csvLines(Readable.from([bytes]), kindOf(bytes))) lines.push(line.cells);
  const [titles = [], cells = []] = lines;
  const fields = proposeFields(titles);
  return recordOf(
    2,
    cells.map((value, at) => ({ title: titles[at] ?? '', field: fields[at] ?? 'ignore', value })),
  );
}

test('a cell is text whatever stands in it, and the same text after it left and came back', async (t) => {
  for (const text of [...SHORT, ...FORMULAS]) {
    const { record, problems } = read(() => `a${text}b`);
    t.deepEqual(problems, [], text);
    t.notRegex(record.name, /[\p{Cc}\p{Cs}\u2028\u202e]/u, text);
    const csv = csvText([customerTitles('en'), customerCells(record)]);
    t.deepEqual((await readAgain(csv)).record, record, text);
  }
});

test('no formula leaves the box: neither one that was typed nor one that was imported', async (t) => {
  for (const text of FORMULAS) {
    const { record } = read(() => text);
    const csv = csvText([customerCells(record)]);
    t.notRegex(csv, /(?:^|,|")[=+\-@\t＝＋－＠]/m, text);
    const back = await readAgain(csvText([customerTitles('en'), customerCells(record)]));
    t.is(back.record.name, record.name, 'and the apostrophe stays outside');
  }
});

test('a cell that is longer than its field is a problem of its line, and shown by its beginning', (t) => {
  const { problems } = read(() => '漢'.repeat(60_000));
  t.is(problems.length, TEXT_FIELDS.length);
  t.deepEqual([...new Set(problems.map(({ problem, line }) => `${line} ${problem}`))], ['2 too-long']);
  t.true(problems.every(({ text, column }) => text.length <= 60 && !column.includes('\0')));
});

test('a card has no line that was smuggled into a field', async (t) => {
  for (const version of ['3.0', '4.0'] as const) {
    for (const text of [...SHORT, 'x\rTEL:666', 'x\nTEL:666', 'x\u2028TEL:666', '"\r\nTEL:666']) {
      const { record } = read(() => `a${text}b`);
      // As it may stand in a database that is older than the rule for texts.
      const stored = { ...record, kana: text, contact: text, notes: text };
      const card = vcardOf(stored, version);
      t.notRegex(card.replaceAll('\r\n ', ''), /[^\r]\n|\r[^\n]|^(?:TEL:666|Bcc)/m, JSON.stringify(text));
      const cards = [];
      for await (const { lines } of cardLines(Readable.from([Buffer.from(card)]), kindOf(Buffer.from(card))))
        cards.push(cellsOfCard(lines));
      t.is(cards.length, 1);
      t.false(cards[0]?.some(({ field }) => field === 'number'));
    }
  }
});
