import { z } from 'zod';
import { filePath, host, secret, section } from './fields.ts';
import { linkName } from './link-parts.ts';
import { flag, matching, oneOf, parsed, parseText, refused, scalar, text, whole } from './scalar.ts';
import { cron } from './timing.ts';

const field = section('One fact.', {
  label: text('What it is called on the card and in the mail.', '進行中の見積', 40),
  from: text(
    'Where it stands: a path into JSON (`quotes.open`), a column, or a property of a vCard (`ORG`, `NOTE`).',
    'quotes.open',
    100,
  ),
});

const common = (example: string) => ({
  name: linkName(example),
  title: text('Title above the facts. Left out: the name.', '販売管理', 40).optional(),
  fields: z.array(field).min(1).max(10).meta({ description: 'The facts that are taken.' }),
  cron: cron(
    'When a book is read again, or numbers that called in the last 30 days are asked for again.',
  ).prefault('15 5 * * *'),
});

const asked = {
  'number-form': oneOf('How the source writes numbers: `national` 0312345678, `e164` +81312345678.', [
    'national',
    'e164',
  ]).prefault('national'),
  'fresh-minutes': whole('An answer younger than this is not asked for again.', 1, 43_200, 60).prefault('60'),
};

const webAddress = (description: string, example: string) =>
  scalar({ description, example, kind: 'an address that begins with https:// or http://' }, (value) => {
    const plain = parseText(value, 500);
    if (plain.type === 'refused') return plain;
    const isWeb = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
    return isWeb
      ? parsed(value)
      : refused('is not the address of a web service', `Write for example ${example}.`);
  });

const httpJson = section(
  'A web service that answers for one number with JSON; 404 means that it knows nothing.',
  {
    type: z.literal('http-json').meta({ description: 'Kind of the source.' }),
    ...common('crm'),
    url: webAddress(
      'Its address; `{number}` stands for the number of the caller.',
      'https://crm.example.co.jp/api/caller?tel={number}',
    ),
    secret: secret('Sent as `Authorization: Bearer …`. Give this or `secret-file`, or neither.').optional(),
    'secret-file': filePath('File whose first line is the secret.', '/etc/rusuban/crm.secret').optional(),
    ...asked,
  },
);

const account = {
  user: text('User name.', 'rusuban', 100),
  password: secret('Its password. Give this or `password-file`.').optional(),
  'password-file': filePath('File whose first line is the password.', '/etc/rusuban/crm.password').optional(),
};

const postgresql = section('A PostgreSQL database. The session can only read.', {
  type: z.literal('postgresql').meta({ description: 'Kind of the source.' }),
  ...common('orders'),
  host: host('Address of the server.', 'db.example.co.jp'),
  port: whole('TCP port.', 1, 65535, 5432).prefault('5432'),
  database: text('Name of the database.', 'sales', 63),
  ...account,
  tls: flag('Insist on encryption and on a good certificate.').prefault('true'),
  query: matching(
    'One statement; `$1` stands for the number, the first row counts.',
    'SELECT open_quotes FROM caller WHERE telephone = $1',
    /^select\b[^;]*\$1\b[^;]*$/i,
    'a SELECT with $1 and without a semicolon',
  ),
  ...asked,
});

const csv = section(
  'A CSV file with a header, in UTF-8 or Shift_JIS. It is read again when it has changed.',
  {
    type: z.literal('csv').meta({ description: 'Kind of the source.' }),
    ...common('contracts'),
    file: filePath('The file.', '/srv/share/contracts.csv'),
    'number-column': text('Header of the column with the telephone number.', '電話番号', 100),
  },
);

const carddav = section('The address books of an account on a CardDAV server.', {
  type: z.literal('carddav').meta({ description: 'Kind of the source.' }),
  ...common('contacts'),
  url: webAddress('Address of the server.', 'https://cloud.example.co.jp/remote.php/dav'),
  ...account,
});

/** Other systems that know something of a caller (SPEC F4). */
export const information = z
  .array(z.discriminatedUnion('type', [httpJson, postgresql, csv, carddav]))
  .max(10)
  .meta({
    description:
      'Other systems that know something of a caller: it stands on the card and in the mail. See [information.md](information.md).',
  });
