import { Readable } from 'node:stream';
import test from 'ava';
import iconv from 'iconv-lite';
import { proposeFields } from '../../../firmware/exchange/columns.ts';
import { CsvError, csvLines } from '../../../firmware/exchange/csv-read.ts';
import { recordOf } from '../../../firmware/exchange/customer-record.ts';
import { customerTitles } from '../../../firmware/exchange/customer-table.ts';
import { kindOf } from '../../../firmware/exchange/file-kind.ts';
import { cardLines } from '../../../firmware/exchange/vcard-lines.ts';
import { cellsOfCard } from '../../../firmware/exchange/vcard-read.ts';
import { vcardOf } from '../../../firmware/exchange/vcard-write.ts';

const TITLES = '会社名,フリガナ,TEL,担当者';
const kind = test.macro({
  exec(t, bytes: Uint8Array, expected: object) {
    t.deepEqual(kindOf(bytes) as object, expected);
  },
  title: (title) => title ?? '',
});
test('UTF-8 with and without its mark is known', kind, Buffer.from(`\ufeff${TITLES}`), {
  type: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
});
test('what is not UTF-8 is Shift_JIS', kind, iconv.encode('会社名\t電話', 'cp932'), {
  type: 'csv',
  encoding: 'cp932',
  delimiter: '\t',
});
test(
  'a letter cut by the end of the head is no Shift_JIS',
  kind,
  Buffer.from('会社名;電話').subarray(0, -1),
  { type: 'csv', encoding: 'utf-8', delimiter: ';' },
);
test('Excel’s Unicode text is UTF-16', kind, iconv.encode(TITLES, 'utf-16le', { addBOM: true }), {
  type: 'csv',
  encoding: 'utf-16le',
  delimiter: ',',
});
test('a card is known by its first line', kind, Buffer.from('\r\nBEGIN:VCARD\r\nVERSION:3.0'), {
  type: 'vcard',
  encoding: 'utf-8',
  delimiter: ',',
});

test('columns are known by what Japanese and English programs call them', (t) => {
  t.deepEqual(proposeFields(['会社名', 'ﾌﾘｶﾞﾅ', 'ＴＥＬ', '担当者', '先方担当者', '業種', '']), [
    'name',
    'kana',
    'number',
    'representative',
    'contact',
    'extra',
    'ignore',
  ]);
  t.deepEqual(proposeFields(['Company', 'Business Phone', 'Mobile-Phone', 'E-mail']), [
    'name',
    'number',
    'number',
    'extra',
  ]);
});
for (const language of ['ja', 'en'] as const) {
  test(`what the box exports in ${language} it can import again`, (t) => {
    t.false(proposeFields(customerTitles(language)).includes('extra'));
  });
}

async function linesOf(bytes: Buffer, chunk = 7) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const lines = [];
  for await (const line of csvLines(Readable.from(chunks), kindOf(bytes))) lines.push(line);
  return lines;
}

test('lines of CSV are counted as an editor counts them, in any encoding, cut anywhere', async (t) => {
  const text = 'name,tel\r\n"青葉\r\n製作所",03\r\n\r\n北斗①,"a ""b"""\r\n';
  for (const bytes of [
    Buffer.from(text),
    iconv.encode(text, 'cp932'),
    iconv.encode(text, 'utf-16le', { addBOM: true }),
  ]) {
    t.deepEqual(await linesOf(bytes), [
      { line: 1, cells: ['name', 'tel'] },
      { line: 2, cells: ['青葉\n製作所', '03'] },
      { line: 5, cells: ['北斗①', 'a "b"'] },
    ]);
  }
});
test('a quote that never closes ends the reading with its line', async (t) => {
  const error = await t.throwsAsync(linesOf(Buffer.from('name\nx\n"open\ny\n')), { instanceOf: CsvError });
  t.is(error?.line, 3);
});

const cell = (title: string, field: Parameters<typeof recordOf>[1][number]['field'], value: string) => ({
  title,
  field,
  value,
});
test('cells become a customer; several numbers keep their titles, an own field its name', (t) => {
  const { record, problems } = recordOf(7, [
    cell('会社', 'name', ' 青葉 '),
    cell('TEL', 'number', "'+81 3 1234 5678"),
    cell('携帯', 'number', '090-1234-5678'),
    cell('ランク', 'importance', 'ａ'),
    cell('分類', 'tags', '得意先、西；得意先'),
    cell('業種', 'extra', '製造'),
    cell('x', 'ignore', 'y'),
  ]);
  t.deepEqual(problems, []);
  t.like(record, {
    name: '青葉',
    importance: 'A',
    tags: ['得意先', '西'],
    extra: [{ name: '業種', value: '製造' }],
  });
  t.deepEqual(record.numbers, [
    { number: '+81 3 1234 5678', label: 'TEL' },
    { number: '090-1234-5678', label: '携帯' },
  ]);
});
test('what is wrong is named by line, column and kind', (t) => {
  const { problems } = recordOf(9, [
    cell('会社', 'name', ''),
    cell('TEL', 'number', 'なし'),
    cell('ランク', 'importance', 'Z'),
    cell('住所', 'address', 'x'.repeat(501)),
  ]);
  t.deepEqual(
    problems.map(({ line, column, problem }) => `${line} ${column} ${problem}`),
    ['9 TEL number', '9 ランク importance', '9 住所 too-long', '9 会社 no-name'],
  );
});

async function cardsOf(text: string | Buffer) {
  const bytes = Buffer.from(text);
  const cards = [];
  for await (const { line, lines } of cardLines(Readable.from([bytes]), kindOf(bytes))) {
    cards.push(recordOf(line, cellsOfCard(lines)));
  }
  return cards;
}

test('several cards of 3.0 with folded lines, groups, a photograph and readings', async (t) => {
  const cards = await cardsOf(
    [
      ...[
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:佐藤;美咲;;;',
        'FN:佐藤 美咲',
        'ORG:株式会社青葉;購買部',
        'X-PHONETIC-ORG:アオバ',
      ],
      ...[
        'item1.TEL;type=pref:03-1234-5678',
        'TEL;TYPE=CELL,VOICE:090-1234-',
        ' 5678',
        'TEL;TYPE=WORK,FAX:03-1234-5679',
      ],
      ...[
        'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ',
        ' AAAQABAAD',
        'ADR;TYPE=WORK:;;南町1-2-3\\, 4階;青葉区;東京都;100-0001;日本',
      ],
      ...[
        'NOTE:一行目\\n二行目',
        'END:VCARD',
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:山田;太郎',
        'X-PHONETIC-LAST-NAME:ヤマダ',
        'X-PHONETIC-FIRST-NAME:タロウ',
      ],
      ...['TEL:tel:+81-3-9999-0000', 'END:VCARD', ''],
    ].join('\r\n'),
  );
  t.is(cards.length, 2);
  t.like(cards[0]?.record, {
    name: '株式会社青葉',
    kana: 'アオバ',
    department: '購買部',
    contact: '佐藤 美咲',
    fax: '03-1234-5679',
    notes: '一行目\n二行目',
  });
  t.is(cards[0]?.record.address, '〒100-0001 日本 東京都 青葉区 南町1-2-3, 4階');
  t.deepEqual(cards[0]?.record.numbers, [
    { number: '03-1234-5678', label: '' },
    { number: '090-1234-5678', label: '携帯' },
  ]);
  t.like(cards[1], { line: 16 });
  t.like(cards[1]?.record, { name: '山田 太郎', kana: 'ヤマダ タロウ', contact: '' });
});
test('a card of an old telephone: 2.1, quoted-printable over two lines, Shift_JIS', async (t) => {
  const quoted = [...iconv.encode('山田太郎', 'cp932')].map(
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const [card] = await cardsOf(
    `BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:${quoted.slice(0, 4).join('')}=\r\n${quoted.slice(4).join('')};\r\nSOUND;X-IRMC-N;CHARSET=SHIFT_JIS:;\r\nTEL;CELL:09012345678\r\nEND:VCARD\r\n`,
  );
  t.like(card?.record, { name: '山田太郎' });
  t.deepEqual(card?.record.numbers, [{ number: '09012345678', label: '携帯' }]);
});
for (const version of ['3.0', '4.0'] as const) {
  test(`a customer survives the way out and in as a card of version ${version}`, async (t) => {
    const { record } = recordOf(1, [
      cell('', 'name', '株式会社青葉; 第二'),
      cell('', 'kana', 'アオバ'),
      cell('', 'department', '購買部'),
      cell('', 'contact', '佐藤, 美咲'),
      cell('携帯', 'number', '090-1234-5678'),
      cell('会社', 'number', '03-1234-5678'),
      cell('', 'fax', '03-1234-5679'),
      cell('', 'address', '東京都青葉区南町1-2-3 とても長い名前のビルディング 4階'),
      cell('', 'notes', '一行目\n二行目'),
      cell('', 'tags', '得意先,西'),
    ]);
    const text = vcardOf(record, version);
    t.true(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 76));
    const [back] = await cardsOf(text);
    t.deepEqual(back?.record, record);
  });
}
test('bytes that are no card and no table break nothing', async (t) => {
  t.deepEqual(await cardsOf('END:VCARD\nBEGIN:VCARD\nTEL\n:x\n'), []);
  t.deepEqual(cellsOfCard(['', ':', 'N:', 'ORG;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:=ZZ']).length, 1);
});

test('a letter that was typed for a digit of a number is found, and no other way of writing numbers', (t) => {
  const faultsOf = (value: string) =>
    recordOf(2, [
      { field: 'name', title: '会社名', value: '大空観光' },
      { field: 'number', title: '電話番号', value },
    ]).problems.map(({ problem }) => problem);
  for (const wrong of ['03-OOOO-3391', 'O3-0000-1201', '03-l234-5678', '０３－ＯＯＯＯ－３３９１', 'abc'])
    t.deepEqual(faultsOf(wrong), ['number'], wrong);
  for (const right of [
    '03-1234-5678 内線12',
    '03-1234-5678(Oota)',
    '+81 3 1234 5678',
    '03-12*',
    '#110',
    '（03）1234-5678',
  ])
    t.deepEqual(faultsOf(right), [], right);
});
