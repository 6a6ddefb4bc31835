import { chip, ground, supply, terminal } from '../blocks.ts';
import { capacitor } from '../parts.ts';
import { at, type Point, Sheet } from '../sheet.ts';

/** RS-232 levels for the serial port of the header. */
export function serial(): string {
  const sheet = new Sheet(1000, 480, { en: 'RS-232 level converter', ja: 'RS-232 レベル変換' });
  const pins = chip(
    sheet,
    at(400, 150),
    170,
    'MAX3232',
    [['T1IN', 11], ['R1OUT', 12], null, ['C1+', 1], ['C1−', 3], ['C2+', 4], ['C2−', 5]],
    [['T1OUT', 14], ['R1IN', 13], null, ['VCC', 16], ['V+', 2], ['V−', 6], ['GND', 15]],
  );
  terminal(sheet, at(230, pins.T1IN.y), 'GPIO14 TXD  (8)');
  terminal(sheet, at(230, pins.R1OUT.y), 'GPIO15 RXD  (10)');
  sheet.wire(at(234, pins.T1IN.y), pins.T1IN);
  sheet.wire(at(234, pins.R1OUT.y), pins.R1OUT);
  for (const [plus, minus] of [
    ['C1+', 'C1−'],
    ['C2+', 'C2−'],
  ] as const)
    pump(sheet, pins[plus], pins[minus]);
  terminal(sheet, at(760, pins.T1OUT.y), '3  TXD →  (DB-9)', false);
  terminal(sheet, at(760, pins.R1IN.y), '2  RXD ←', false);
  terminal(sheet, at(760, pins.GND.y), '5  GND', false);
  sheet.wire(pins.T1OUT, at(756, pins.T1OUT.y));
  sheet.wire(pins.R1IN, at(756, pins.R1IN.y));
  sheet.wire(pins.GND, at(756, pins.GND.y));
  power(sheet, pins);
  sheet.note(at(22, 420), {
    en: 'All five capacitors 100 nF. 3.3 V, not 5 V. Two devices of the same kind (DTE–DTE) want 2 and 3 crossed.',
    ja: 'コンデンサは 5 個とも 100 nF。電源は 3.3 V(5 V は不可)。DTE 同士は 2 番と 3 番を交差させます。',
  });
  return sheet.svg();
}

function pump(sheet: Sheet, plus: Point, minus: Point): void {
  const x = plus.x - 50;
  sheet.wire(plus, at(x, plus.y));
  sheet.wire(minus, at(x, minus.y));
  capacitor(sheet, at(x, plus.y), at(x, minus.y), '100 nF', 'other');
}

function power(sheet: Sheet, pins: Readonly<Record<'VCC' | 'V+' | 'V−' | 'GND', Point>>): void {
  const { VCC, 'V+': high, 'V−': low, GND } = pins;
  sheet.wire(VCC, at(680, VCC.y));
  supply(sheet, at(620, VCC.y), '3.3 V  (1)');
  sheet.dot(at(620, VCC.y));
  capacitor(sheet, at(680, VCC.y), at(680, GND.y), '');
  sheet.wire(high, at(640, high.y));
  capacitor(sheet, at(640, high.y), at(640, GND.y), '');
  sheet.wire(low, at(610, low.y));
  capacitor(sheet, at(610, low.y), at(610, GND.y), '');
  for (const x of [610, 640, 680]) sheet.dot(at(x, GND.y));
  ground(sheet, at(720, GND.y));
  sheet.dot(at(720, GND.y));
}
