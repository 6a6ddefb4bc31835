import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { MASK_BEGINS, mask, type Structure } from '../../../firmware/hardware/mask.ts';
import { placesOf } from '../../../firmware/hardware/reveal.ts';

/** Bytes as they are shown: `*` for one that is masked. */
function shown(bytes: Uint8Array, structure: Structure = 'none', cuts: readonly number[] = []): string {
  let place = MASK_BEGINS;
  let text = '';
  for (const [index, end] of [...cuts, bytes.length].entries()) {
    const piece = bytes.subarray(cuts[index - 1] ?? 0, end);
    const masked = mask(piece, structure, place);
    place = masked.place;
    text += Array.from(piece, (byte, at) => (masked.shown[at] === 1 ? String.fromCharCode(byte) : '*')).join(
      '',
    );
  }
  return text;
}

const text = (bytes: string, structure?: Structure) => shown(Buffer.from(bytes), structure);

test('of a modem’s report the names of the fields are shown, and neither number nor name', (t) => {
  t.is(
    text('\r\nRING\r\n\r\nDATE = 1124\r\nNMBR = 0312345678\r\nNAME = TARO YAMADA\r\n'),
    '\r\nRING\r\n\r\nDATE = ****\r\nNMBR = **********\r\nNAME = **** ******\r\n',
  );
});

test('of a CTI link the headers are shown, and of what they say only words of the protocol', (t) => {
  t.is(
    text('Event: Newchannel\r\nCallerIDNum: 0312345678\r\nCallerIDName: Aoba 2\r\n', 'headers'),
    'Event: Newchannel\r\nCallerIDNum: **********\r\nCallerIDName: **** *\r\n',
  );
  t.is(
    text('<?xml version="1.0"?><DeliveredEvent><deviceIdentifier>Sato</deviceIdentifier>', 'tags'),
    '<?xml version="*.*"?><DeliveredEvent><deviceIdentifier>****</deviceIdentifier>',
  );
});

test('a line that begins like a header is none where the format has none', (t) => {
  t.is(text('Yamada: 0312345678'), '******: **********');
});

test('digits with a parity bit and the letters of Japanese names are masked', (t) => {
  const parity = Buffer.from([0x82, 0xb1, 0xb1, 0x30, 0x03]);
  t.is(shown(parity), '****\u0003');
  for (const encoded of [Buffer.from('青葉'), Buffer.from([0x90, 0xc2, 0x97, 0x74])])
    t.is(shown(encoded), '*'.repeat(encoded.length));
  // The second byte of a character may look like a letter, and the letters behind one like a word.
  t.is(shown(Buffer.from([0x83, 0x4f, 0x4b, 0x20])), '*** ');
});

test('a word of the protocol within a name is not shown, wherever the pieces end', (t) => {
  const bytes = Buffer.from('NAME = OKADA RINGO\r\n');
  for (let cut = 0; cut <= bytes.length; cut += 1)
    t.is(shown(bytes, 'none', [cut]).slice(4), ' = ***** *****\r\n', `cut at ${cut}`);
});

const FORMATS: Readonly<Record<string, Structure>> = {
  'asterisk-ami': 'headers',
  'freeswitch-esl': 'headers',
  'csta-xml': 'tags',
};
const ROOT = new URL('../../fixtures/', import.meta.url).pathname;

const bytesOf = (path: string): Buffer => {
  const bytes = readFileSync(path);
  return path.endsWith('.hex') ? Buffer.from(bytes.toString().replaceAll(/\s/g, ''), 'hex') : bytes;
};

for (const format of readdirSync(ROOT).filter((name) => !/^(rows|ring.*|dtmf|fsk-generated)$/.test(name))) {
  test(`no digit of a recording of ${format} is shown, and no name that its truth knows`, (t) => {
    const structure = FORMATS[format] ?? 'none';
    const files = readdirSync(join(ROOT, format), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(txt|hex)$/.test(name),
    );
    t.true(files.length > 0);
    for (const file of files) {
      const bytes = bytesOf(join(ROOT, format, file));
      // As a port of 1200 bit/s delivers them, and all at once.
      const few = Array.from({ length: Math.floor(bytes.length / 7) }, (_, index) => (index + 1) * 7);
      for (const cuts of [[], few]) {
        const seen = shown(bytes, structure, cuts);
        const withoutHeaders = structure === 'headers' ? seen.replaceAll(/^[\w-]+:/gm, '') : seen;
        t.notRegex(withoutHeaders, /\d/, file);
        t.notRegex(seen, /taro|yamada|sato|suzuki|tanaka|smith|jones|aoba/i, file);
      }
    }
  });
}

const seenIn = (pieces: readonly string[], number: string | null, name: string | null): string[] => {
  const bytes = pieces.map((piece) => Buffer.from(piece, 'latin1'));
  const places = placesOf(bytes, { number, name });
  return bytes.map((piece, index) =>
    Array.from(piece, (byte, at) =>
      places[index]?.[at] === 1 ? String.fromCharCode(byte & 0x7f) : '*',
    ).join(''),
  );
};

test('what the decoder gave out is found in the bytes: across pieces, with dashes, with a parity bit', (t) => {
  t.deepEqual(seenIn(['NMBR = 03123', '45678\r'], '0312345678', null), ['*******03123', '45678*']);
  t.deepEqual(seenIn(['03-1234-5678'], '0312345678', null), ['03*1234*5678']);
  t.deepEqual(seenIn(['\xb03\xb1\xb2'], '0312', null), ['0312']);
  t.deepEqual(seenIn(['NAME = TARO'], null, 'TARO'), ['*******TARO']);
});

test('nothing else is found: another number, a number of two digits, nothing given out', (t) => {
  for (const [number, name] of [
    ['0398765432', null],
    ['12', null],
    [null, null],
    ['', '  '],
  ] as const)
    t.deepEqual(seenIn(['0312345678 TARO'], number, name), ['*'.repeat(15)]);
});
