import test from 'ava';
import { rejects } from './rejects.ts';
import { good, SMALL } from './sample-files.ts';

const field = 'fields: [ { label: Quotes, from: quotes.open } ]';
const rule = (text: string) => `${SMALL}information:\n  - { ${text}, ${field} }\n`;

test('a web service is asked for an answer older than an hour, at night for all that called lately', (t) => {
  const url = '"https://crm.example/{number}"';
  const [only] = good(rule(`type: http-json, name: crm, url: ${url}, secret: s3cret`)).information;
  t.deepEqual(only, {
    ...{ type: 'http-json', name: 'crm', title: 'crm', url: 'https://crm.example/{number}' },
    ...{ token: 's3cret', numberForm: 'national', freshMs: 3_600_000, cron: '15 5 * * *' },
    fields: [{ label: 'Quotes', from: 'quotes.open' }],
  });
});

test('the path of a CSV file counts from the folder of the configuration', (t) => {
  const [only] = good(rule('type: csv, name: book, file: book.csv, number-column: tel')).information;
  t.like(only, { type: 'csv', file: '/etc/rusuban/book.csv', numberColumn: 'tel' });
});

test(
  'an address without a place for the number',
  rejects,
  rule('type: http-json, name: crm, url: "https://crm.example/"'),
  'information[0].url',
  5,
  /does not say where the number goes/,
  /\{number\}/,
);
test(
  'an address that is none',
  rejects,
  rule('type: http-json, name: crm, url: "crm.example/{number}"'),
  'information[0].url',
  5,
  /is not the address of a web service/,
  /https:/,
);
test(
  'a statement that writes',
  rejects,
  rule(
    'type: postgresql, name: db, host: h, database: d, user: u, password: p, query: "DELETE FROM x WHERE y = $1"',
  ),
  'information[0].query',
  5,
  /is not a SELECT/,
  /SELECT/,
);
test(
  'an account without a password',
  rejects,
  rule('type: carddav, name: dav, url: "https://cloud.example", user: u'),
  'information[0].password',
  5,
  /is missing/,
  /password-file/,
);
test(
  'two sources of one name',
  rejects,
  `${rule('type: csv, name: a, file: a.csv, number-column: t')}  - { type: csv, name: a, file: b.csv, number-column: t, ${field} }\n`,
  'information[1].name',
  6,
  /given twice/,
  /its own/,
);
