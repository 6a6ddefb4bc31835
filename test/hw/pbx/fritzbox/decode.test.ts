import test from 'ava';
import { decodeFritzbox } from '../../../../hw/pbx/fritzbox/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../../decoders/fixtures.ts';
import { story } from '../sink.ts';

const PLACES = { lines: [{ type: 'places', lines: ['1', '2'] }] } as const;
const create = () => decodeFritzbox(PLACES);

declareFixtures('fritzbox', create, 15);

const lines = (text: string) => Buffer.from(`${text}\n`);
const ring = (called: string, trunk: string) =>
  lines(`24.11.26 10:42:00;RING;0;0312345678;${called};${trunk};`);

test('the number that was called says which line it is', (t) => {
  const decoder = decodeFritzbox({ lines: [{ type: 'did', did: '5550102', line: 'shop' }] });
  t.like(decoded(decoder, [ring('5550102', 'SIP0')])[0], { type: 'ringing', line: 'shop' });
});

test('the trunk says which line it is, where the called number does not', (t) => {
  const rules = [
    { type: 'did', did: '5550102', line: 'shop' },
    { type: 'channel', pattern: 'SIP?', line: 'office' },
    { type: 'channel', pattern: '*', line: 'rest' },
  ] as const;
  t.like(decoded(decodeFritzbox({ lines: rules }), [ring('5550101', 'SIP1')])[0], { line: 'office' });
  t.like(decoded(decodeFritzbox({ lines: rules }), [ring('5550101', 'ISDN')])[0], { line: 'rest' });
});

test('a machine of the house may be named, and then the own ones are telephones', (t) => {
  const decoder = decodeFritzbox({ ...PLACES, machines: ['620'] });
  const bytes = lines(
    [
      '24.11.26 10:42:00;RING;0;0312345678;5550101;SIP0;',
      '24.11.26 10:42:09;CONNECT;0;620;0312345678;',
      '24.11.26 10:42:30;DISCONNECT;0;21;',
    ].join('\n'),
  );
  t.is(story(decoded(decoder, [bytes])).at(-1), 'released 1 voicemail');
});

const captured = (file: string, means: string, expected: readonly string[]) =>
  testCaptured(`fritz/${file}`, means, (bytes) => [story(decoded(create(), [bytes])), expected]);

captured(
  'airport1_real.txt',
  'one call turned away, one answered by two ids, one of 109 seconds; calls out give nothing',
  [
    'ringing 1',
    'caller-id 1 01755290xxx',
    'released 1',
    'ringing 1',
    'caller-id 1 07191732xxx',
    'answered 1 10',
    'released 1',
    'ringing 2',
    'caller-id 2 07191952xxx',
    'answered 2 11',
    'released 2',
  ],
);
captured('tuxbox_withheld.txt', 'a withheld number', ['ringing 1', 'caller-id 1 withheld', 'answered 1 4']);
captured('synthetic_variants.txt', 'lines without the last semicolon', [
  'ringing 1 987654321',
  'caller-id 1 123456789',
]);
captured('airport1_maybe_faked.txt', 'a call out and words of an unknown id', []);
testCaptured('fritz/errors.txt', 'every line is said to be none', (bytes) => [
  decoded(create(), [bytes]).map(({ type }) => type),
  Array.from({ length: 11 }, () => 'unrecognised'),
]);
captured('misc_real_ring.txt', 'four calls of several boxes; two of them end', [
  'ringing 1 3005988',
  'caller-id 1 01606685404',
  'released 1',
  'ringing 1 90969248',
  'caller-id 1 017624025482',
  'released 1',
  'ringing 1 83456',
  'caller-id 1 0162834568',
  'released 1',
  'ringing 1 990134',
  'caller-id 1 01784567890',
]);
