import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import iconv from 'iconv-lite';
import { CsvFileSource } from '../../../firmware/information/sources/csv-file.ts';

const TEXT = '電話番号,契約,備考\r\n03-3261-1201,"保守, 月次",～①髙\r\n\r\n,なし,\r\n03-3261-1202,,\r\n';

const sourceOf = (t: ExecutionContext, bytes: string | Buffer) => {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-csv-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'book.csv');
  writeFileSync(file, bytes);
  return new CsvFileSource({
    ...{ type: 'csv', name: 'book', title: 'Book', cron: '* * * * *', file, numberColumn: '電話番号' },
    fields: ['契約', '備考'].map((column) => ({ label: column, from: column })),
  });
};
const read = (source: CsvFileSource, mark: string | null = null) =>
  source.read(mark, AbortSignal.timeout(20_000));

const reads = test.macro({
  async exec(t, bytes: string | Buffer) {
    const book = await read(sourceOf(t, bytes));
    t.deepEqual(book?.entries, [
      {
        number: '03-3261-1201',
        facts: [
          { label: '契約', value: '保守, 月次' },
          { label: '備考', value: '～①髙' },
        ],
      },
      { number: '03-3261-1202', facts: [] },
    ]);
  },
  title: (name = '') => `a CSV file in ${name} is read; rows without a number are left out`,
});

test('UTF-8', reads, TEXT);
test('UTF-8 with a byte order mark', reads, `\uFEFF${TEXT}`);
test('Shift_JIS as Excel writes it', reads, iconv.encode(TEXT, 'cp932'));

test('a file that has not changed is not read again', async (t) => {
  const source = sourceOf(t, TEXT);
  const book = await read(source);
  t.is(await read(source, book?.mark ?? null), null);
});

test('a column that is not there is named, with those that are', async (t) => {
  await t.throwsAsync(read(sourceOf(t, 'tel,契約\r\n1,2\r\n')), {
    message: /no column "電話番号", "備考"; it has: tel, 契約/,
  });
});

test('a missing file says what to look at', async (t) => {
  const gone = new CsvFileSource({
    ...{ type: 'csv', name: 'b', title: 'B', cron: '* * * * *', file: '/nowhere/b.csv', numberColumn: 'n' },
    fields: [],
  });
  await t.throwsAsync(read(gone), { message: /cannot be read; is the folder mounted/ });
});

test('noise in place of a file is a fault and nothing else', async (t) => {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256));
  await t.throwsAsync(read(sourceOf(t, noise)), { name: 'SourceFault' });
});
