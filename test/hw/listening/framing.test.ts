import test from 'ava';
import { withEvenParity } from '../../../hw/decoders/seven-bits.ts';
import {
  bitSevenOf,
  framingOf,
  looksMisread,
  settingsOf,
  withoutParity,
} from '../../../hw/listening/framing.ts';
import { noiseOf } from './samples.ts';

const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'latin1'));
const LINE = text('N 066 00 T060022 6503    11/01 05:41 00:00:10 \r\n');

test('framings are read as manuals write them', (t) => {
  t.is(framingOf('8N1'), '8N1');
  t.is(framingOf(' 7e1 '), '7E1');
  t.is(framingOf('7O2'), '7O2');
  for (const wrong of ['', '8', '9N1', '8X1', '8N3', '8N1x']) t.is(framingOf(wrong), null, wrong);
});

test('a framing becomes the settings of a port', (t) => {
  t.deepEqual(settingsOf(1_200, '7E1'), { baud: 1_200, dataBits: 7, parity: 'even', stopBits: 1 });
  t.deepEqual(settingsOf(9_600, '8N2'), { baud: 9_600, dataBits: 8, parity: 'none', stopBits: 2 });
  t.deepEqual(settingsOf(9_600, '8O1'), { baud: 9_600, dataBits: 8, parity: 'odd', stopBits: 1 });
});

test('even and odd parity left in bit 7 are found, and taken away', (t) => {
  const even = LINE.map(withEvenParity);
  t.deepEqual(bitSevenOf(even), { type: 'even', right: LINE.length, of: LINE.length });
  t.deepEqual(withoutParity(even, bitSevenOf(even)), LINE);
  const odd = even.map((byte) => byte ^ 0x80);
  t.is(bitSevenOf(odd).type, 'odd');
  t.deepEqual(withoutParity(odd, bitSevenOf(odd)), LINE);
});

test('one damaged character hides no parity', (t) => {
  const even = LINE.map(withEvenParity);
  even[5] = (even[5] ?? 0) ^ 0x01;
  t.is(bitSevenOf(even).type, 'even');
});

test('seven bits without parity, names in Latin-1 and noise have no parity', (t) => {
  t.is(bitSevenOf(LINE).type, 'unused');
  t.is(bitSevenOf(text('NAME = Müller, Köln; NAME = Jäger, Düren')).type, 'data');
  for (let seed = 1; seed < 100; seed += 1) t.is(bitSevenOf(noiseOf(64, seed)).type, 'data', `seed ${seed}`);
});

test('a handful of bytes is too little to speak of parity', (t) => {
  t.is(bitSevenOf(Uint8Array.of(0x82, 0x03)).type, 'data');
});

test('bytes of another speed are told from text by what text has not', (t) => {
  t.true(looksMisread(noiseOf(100, 7)));
  t.true(looksMisread(new Uint8Array(20)));
  t.true(looksMisread(new Uint8Array(20).fill(0xff)));
  t.false(looksMisread(LINE));
  t.false(looksMisread(LINE.map(withEvenParity)));
  t.false(looksMisread(Uint8Array.of(0, 0)), 'two bytes say nothing');
});
