import test from 'ava';
import { withEvenParity } from '../../../hw/decoders/seven-bits.ts';
import { createGuesser } from '../../../hw/listening/guess.ts';
import { sentenceOf } from '../../../hw/listening/sentences.ts';
import { BUILT_IN_LAYOUTS } from '../../../hw/pbx/smdr/layouts/built-in.ts';
import { fixturesOf } from '../decoders/fixtures.ts';
import { generated } from '../decoders/generated.ts';
import { isNamed, noiseOf, ONE_CALLS } from './samples.ts';

const guess = createGuesser();
const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'latin1'));

for (const { format, layout, bytes } of ONE_CALLS) {
  test(`one call tells ${format}${layout === undefined ? '' : ` with the layout ${layout}`}`, (t) => {
    const { verdict } = guess({ bytes, speed: 9_600, framing: '8N1' });
    if (verdict.type !== 'recognised') return t.fail(JSON.stringify(verdict));
    const { candidate } = verdict;
    t.is(candidate.format, format);
    t.is(candidate.layout, layout);
    t.true(candidate.reasons.length > 0);
  });
}

test('every layout that is built in has its call', (t) => {
  t.deepEqual(
    ONE_CALLS.flatMap(({ layout }) => layout ?? []).sort(),
    BUILT_IN_LAYOUTS.map(({ name }) => name).sort(),
  );
});

/** What is damaged, cut short or nothing but noise on purpose tells no format; the rest of the fixtures must. */
const LEAST = 0.85;
const FORMATS = [
  'modem',
  'fsk',
  'jclip',
  'aloha',
  'whozz',
  'isdn-ta',
  'smdi',
  'ncid',
  'freeswitch-esl',
  'fritzbox',
  'csta-xml',
];

for (const format of FORMATS) {
  test(`the fixtures of ${format}, damaged ones and noise among them, are taken for it`, (t) => {
    const fixtures = fixturesOf(format);
    const missed = fixtures.filter(({ bytes }) => !isNamed(guess({ bytes }), format));
    t.log(
      `${format}: ${fixtures.length - missed.length} of ${fixtures.length}; not: ${missed.map(({ name }) => name).join(', ')}`,
    );
    t.true(missed.length <= fixtures.length * (1 - LEAST));
  });
}

for (const [file, format] of [
  ['class-sdmf', 'fsk'],
  ['class-mdmf', 'fsk'],
  ['etsi-clip', 'fsk'],
  ['etsi-mwi', 'fsk'],
  ['jclip', 'jclip'],
] as const) {
  test(`every message of another encoder is taken for what it is: ${file}`, (t) => {
    for (const { id, bytes } of generated(file)) t.true(isNamed(guess({ bytes }), format), id);
  });
}

test('nothing heard is said as that', (t) => {
  t.deepEqual(guess({ bytes: new Uint8Array(0) }), { candidates: [], verdict: { type: 'nothing-heard' } });
});

test('noise is no format, however long', (t) => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { verdict } = guess({ bytes: noiseOf(40 * (1 + (seed % 50)), seed) });
    t.deepEqual(verdict, { type: 'not-recognised', looks: 'misread' }, `seed ${seed}`);
  }
});

test('text of some other device is text, and no format', (t) => {
  const bytes = text('Login: root\r\nPassword:\r\nLast login: Tue Nov 24 09:00:00 2026\r\n# uptime\r\n');
  t.deepEqual(guess({ bytes }).verdict, { type: 'not-recognised', looks: 'text' });
});

test('a bare number could be anybody’s', (t) => {
  t.deepEqual(guess({ bytes: text('0312345678\r\n') }).verdict, {
    type: 'not-recognised',
    looks: 'digits',
  });
});

test('RING alone is said by modems and by terminal adapters: both are named, the modem first', (t) => {
  const { verdict } = guess({ bytes: text('\r\nRING\r\n\r\nRING\r\n') });
  if (verdict.type !== 'undecided') return t.fail(verdict.type);
  t.deepEqual(
    verdict.candidates.map(({ format }) => format),
    ['modem', 'isdn-ta'],
  );
  t.true(verdict.candidates.every(({ reasons }) => reasons.some(({ type }) => type === 'shared-words')));
});

test('seven bits read as eight show in the parity of the characters, and the right framing is named', (t) => {
  const call = text("25/11/26 14:05     101 03 <I>0312345678             0'09 00:01'15\r\n");
  const { verdict } = guess({ bytes: call.map(withEvenParity), speed: 9_600, framing: '8N1' });
  if (verdict.type !== 'recognised') return t.fail(verdict.type);
  t.is(verdict.candidate.layout, 'panasonic-a');
  t.is(verdict.candidate.framing, '7E1');
  t.true(verdict.candidate.reasons.map(sentenceOf).some((sentence) => /even parity/.test(sentence)));
});

test('Number Display checks its own parity: its port stays at eight bits', (t) => {
  const bytes = ONE_CALLS.find(({ format }) => format === 'jclip')?.bytes ?? new Uint8Array(0);
  const { verdict } = guess({ bytes, speed: 1_200, framing: '8N1' });
  t.is(verdict.type === 'recognised' ? verdict.candidate.framing : null, '8N1');
});

test('the order of day and month follows from a day beyond the twelfth, and is left open without one', (t) => {
  const record = (date: string) =>
    text(`${date} 14:05     101 03 <I>0312345678             0'09 00:01'15\r\n`);
  t.deepEqual(guess({ bytes: record('25/11/26') }).candidates[0]?.dateOrders?.includes('mdy'), false);
  const open = guess({ bytes: record('05/11/06') }).candidates[0]?.dateOrders ?? [];
  t.true(open.includes('mdy') && open.includes('dmy'));
});

test('a device that takes the command for caller ID is a modem, before any call', (t) => {
  const { verdict } = guess({ bytes: text('\r\nOK\r\n'), answered: ['AT', 'AT+VCID=1'] });
  t.is(verdict.type === 'recognised' ? verdict.candidate.format : null, 'modem');
});
