import test from 'ava';
import { NO_TONE, toneOf } from '../../../../hw/decoders/dtmf/mt8870.ts';

/** Q4 … Q1 as the data sheet prints them. */
const TABLE = [
  ['1', '0001'],
  ['2', '0010'],
  ['3', '0011'],
  ['4', '0100'],
  ['5', '0101'],
  ['6', '0110'],
  ['7', '0111'],
  ['8', '1000'],
  ['9', '1001'],
  ['0', '1010'],
  ['*', '1011'],
  ['#', '1100'],
  ['A', '1101'],
  ['B', '1110'],
  ['C', '1111'],
  ['D', '0000'],
] as const;

for (const [digit, outputs] of TABLE) {
  test(`MT8870: ${outputs} on Q4 to Q1 is ${digit} when StD rises, and nothing before`, (t) => {
    const value = Number.parseInt(outputs, 2);
    t.is(toneOf(NO_TONE, { steered: false, value }).digit, null);
    t.is(toneOf(NO_TONE, { steered: true, value }).digit, digit);
    t.is(toneOf({ steered: true }, { steered: true, value }).digit, null);
  });
}
