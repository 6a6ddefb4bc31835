import iconv from 'iconv-lite';
import type { Cell, Field } from './customer-record.ts';

/** One property of a card: `TEL;TYPE=WORK:03-1234-5678`. */
interface Property {
  readonly name: string;
  readonly types: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** Telephones of 2005 write vCard 2.1: quoted-printable, perhaps in Shift_JIS; libraries read only 3.0 and 4.0. */
export function cellsOfCard(lines: readonly string[]): Cell[] {
  const properties = unfolded(lines).flatMap((line) => propertyOf(line) ?? []);
  const first = (name: string) => properties.find((one) => one.name === name && one.value.trim() !== '');
  const organisation = splitValue(first('ORG')?.value ?? '');
  const [company = '', ...departments] = organisation;
  const person = first('FN')?.value ?? personOf(first('N')?.value ?? '');
  const reading = readingOf(properties, company !== '');
  const cells: [string, Field, string][] = [
    ['ORG', 'name', company || plainText(person)],
    ['SORT', 'kana', reading],
    ['ORG', 'department', departments.filter((part) => part !== '').join(' ')],
    ['FN', 'contact', company === '' ? '' : plainText(person)],
  ];
  for (const one of properties) cells.push(...cellsOf(one));
  return cells
    .filter(([, , value]) => value !== '')
    .map(([title, field, value]) => ({ title, field, value }));
}

function cellsOf({ name, types, value }: Property): [string, Field, string][] {
  switch (name) {
    case 'TEL': {
      const number = value.replace(/^tel:/i, '').replace(/;.*$/s, '');
      return [types.includes('FAX') ? ['FAX', 'fax', number] : [labelOf(types), 'number', number]];
    }
    case 'ADR': {
      const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] =
        splitValue(value);
      // In Japan from the large to the small, as an envelope has it.
      const parts = [
        code === '' ? '' : `〒${code.replace(/^〒/, '')}`,
        country,
        region,
        city,
        street,
        extended,
        box,
      ];
      return [['ADR', 'address', parts.filter((part) => part !== '').join(' ')]];
    }
    case 'NOTE':
      return [['NOTE', 'notes', plainText(value)]];
    case 'CATEGORIES':
      return [['CATEGORIES', 'tags', plainText(value)]];
    default:
      return [];
  }
}

const LABELS: readonly [string, string][] = [
  ['CELL', '携帯'],
  ['WORK', '会社'],
  ['HOME', '自宅'],
];
const labelOf = (types: readonly string[]): string =>
  LABELS.find(([type]) => types.includes(type))?.[1] ?? '';

/** SORT-STRING of 3.0, SORT-AS of 4.0, and what telephones of Japan and Apple write. */
function readingOf(properties: readonly Property[], isCompany: boolean): string {
  const value = (name: string) => plainText(properties.find((one) => one.name === name)?.value ?? '');
  const sortAs = (name: string) =>
    properties.find((one) => one.name === name)?.parameters.get('SORT-AS') ?? '';
  const person = [value('X-PHONETIC-LAST-NAME'), value('X-PHONETIC-FIRST-NAME')].filter(Boolean).join(' ');
  const sound =
    properties.find(({ name, types }) => name === 'SOUND' && types.includes('X-IRMC-N'))?.value ?? '';
  const company = value('X-PHONETIC-ORG') || plainText(sortAs('ORG'));
  const ofPerson = person || plainText(sortAs('N')) || splitValue(sound).filter(Boolean).join(' ');
  return isCompany ? company || value('SORT-STRING') : ofPerson || value('SORT-STRING');
}

const personOf = (value: string): string => {
  const [family = '', given = ''] = splitValue(value);
  return [family, given].filter((part) => part !== '').join(' ');
};

/** Longer than anything that is kept of a card; what goes on behind it is left out. */
const LONGEST = 65_536;
/** Name and parameters of a property stand at its beginning. */
const HEAD = 500;
const QUOTED = /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/** A line that begins with a blank goes on the one before; one of quoted-printable that ends with = goes on the next. */
function unfolded(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    const isQuoted = last?.endsWith('=') && QUOTED.test(last.slice(0, HEAD));
    if (last !== undefined && isQuoted) whole[whole.length - 1] = joined(last.slice(0, -1), line);
    else if (last !== undefined && /^[ \t]/.test(line)) whole[whole.length - 1] = joined(last, line.slice(1));
    else whole.push(line);
  }
  return whole;
}

/** Of a line that is too long only the sign is kept that another one follows. */
function joined(before: string, more: string): string {
  if (before.length <= LONGEST) return before + more;
  return more.endsWith('=') ? `${before}=` : before;
}

function propertyOf(line: string): Property | null {
  const [head = '', value] = cutOnce(line);
  if (value === undefined) return null;
  const [full = '', ...rest] = head.split(';');
  const parameters = new Map<string, string>();
  const types: string[] = [];
  for (const parameter of rest) {
    const [key = '', text] = parameter.split('=', 2);
    if (text === undefined) types.push(key.toUpperCase());
    else if (key.toUpperCase() === 'TYPE') types.push(...unquoted(text).toUpperCase().split(','));
    else parameters.set(key.toUpperCase(), unquoted(text));
  }
  const isQuoted =
    types.includes('QUOTED-PRINTABLE') || /^quoted-printable$/i.test(parameters.get('ENCODING') ?? '');
  const charset = parameters.get('CHARSET') ?? 'utf-8';
  const decoded = isQuoted ? quotedPrintable(value, charset) : value;
  // `item1.TEL`: a group of Apple's.
  return { name: full.replace(/^[^.]*\./, '').toUpperCase(), types, parameters, value: decoded };
}

/** At the first colon outside of quotes. */
function cutOnce(line: string): [string, string | undefined] {
  const match = /^((?:"[^"]*"|[^":])*):(.*)$/s.exec(line);
  return match === null ? ['', undefined] : [match[1] ?? '', match[2] ?? ''];
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1');

function quotedPrintable(text: string, charset: string): string {
  const bytes = Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const name = /^shift.?jis$/i.test(charset) ? 'cp932' : charset;
  return iconv.decode(bytes, iconv.encodingExists(name) ? name : 'utf-8');
}

/** `a;b\;c` → a, b;c */
function splitValue(value: string): string[] {
  const signs = [...value.matchAll(/\\.|;/gs)].filter(([sign]) => sign === ';');
  const ends = [...signs.map(({ index }) => index), value.length];
  return ends.map((end, at) => plainText(value.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end)));
}

function plainText(value: string): string {
  return value.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();
}
