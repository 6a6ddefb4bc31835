import { chip, ground, supply, terminal } from '../blocks.ts';
import { capacitor, crystal, resistor } from '../parts.ts';
import { at, type Point, Sheet } from '../sheet.ts';
import { lineTap } from './line-tap.ts';

/** A decoder of tones on five lines; single-ended input, guard time of the data sheet. */
export function mt8870(): string {
  const sheet = new Sheet(1340, 600, { en: 'Tone decoder MT8870', ja: 'DTMF 受信 IC(MT8870)' });
  const { signal, common } = lineTap(sheet, at(22, 76));
  const pins = chip(
    sheet,
    at(700, 150),
    150,
    'MT8870 / CM8870',
    [['IN−', 2], ['GS', 3], null, ['IN+', 1], ['VRef', 4], ['INH', 5], ['PWDN', 6], ['OSC1', 7], ['OSC2', 8]],
    [
      ['VDD', 18],
      ['TOE', 10],
      ['St/GT', 17],
      ['ESt', 16],
      ['StD', 15],
      ['Q4', 14],
      ['Q3', 13],
      ['Q2', 12],
      ['Q1', 11],
    ],
  );
  input(sheet, signal, common, pins);
  sheet.wire(pins.INH, pins.PWDN);
  sheet.wire(pins.PWDN, at(640, pins.PWDN.y));
  sheet.dot(pins.PWDN);
  ground(sheet, at(640, pins.PWDN.y));
  sheet.wire(pins.OSC1, at(580, pins.OSC1.y), at(580, 390));
  sheet.wire(pins.OSC2, at(674, 450), at(580, 450));
  crystal(sheet, at(580, 380), at(580, 450), '3.579545 MHz', 'other');
  sheet.label(at(775, 452), 'VSS (9): GND', 'middle', 12);
  steering(sheet, pins);
  shifter(sheet, pins);
  sheet.note(at(22, 540), {
    en: 'The chip runs on 5 V, a GPIO pin stands 3.3 V: a 74HC4050 on 3.3 V takes 5 V at its inputs. Guard time 300 kΩ × 0.1 µF: about 20 ms. Gain 220 kΩ / 100 kΩ.',
    ja: 'IC は 5 V 動作、GPIO は 3.3 V まで。3.3 V で動かす 74HC4050 は入力に 5 V を受けられます。ガードタイムは 300 kΩ × 0.1 µF で約 20 ms。',
  });
  return sheet.svg();
}

type Pins = Readonly<
  Record<
    'IN−' | 'GS' | 'IN+' | 'VRef' | 'VDD' | 'TOE' | 'St/GT' | 'ESt' | 'StD' | 'Q4' | 'Q3' | 'Q2' | 'Q1',
    Point
  >
>;

function input(sheet: Sheet, signal: Point, common: Point, pins: Pins): void {
  const y = pins['IN−'].y;
  sheet.wire(signal, at(signal.x + 10, signal.y), at(signal.x + 10, y), at(500, y));
  capacitor(sheet, at(500, y), at(550, y), '0.1 µF');
  resistor(sheet, at(550, y), at(630, y), '100 kΩ');
  sheet.wire(at(630, y), pins['IN−']);
  sheet.dot(at(640, y));
  sheet.wire(at(640, y), at(640, y + 14), at(600, y + 14), at(600, pins.GS.y + 30));
  resistor(sheet, at(600, pins.GS.y + 30), at(660, pins.GS.y + 30), '');
  sheet.label(at(596, pins.GS.y + 20), '220 kΩ', 'end');
  sheet.wire(at(660, pins.GS.y + 30), at(pins.GS.x, pins.GS.y + 30), pins.GS);
  sheet.wire(pins['IN+'], pins.VRef);
  ground(sheet, at(common.x + 14, common.y));
  sheet.wire(common, at(common.x + 14, common.y));
}

function steering(sheet: Sheet, pins: Pins): void {
  const { VDD, TOE, 'St/GT': gt, ESt } = pins;
  sheet.wire(TOE, VDD, at(1016, VDD.y));
  sheet.dot(VDD);
  supply(sheet, at(930, VDD.y), '5 V  (2)');
  sheet.dot(at(930, VDD.y));
  capacitor(sheet, at(1016, VDD.y), at(1016, VDD.y + 40), '100 nF');
  ground(sheet, at(1016, VDD.y + 40));
  capacitor(sheet, at(930, VDD.y), at(930, gt.y), '0.1 µF');
  sheet.wire(gt, at(960, gt.y), at(960, ESt.y), at(944, ESt.y));
  sheet.dot(at(930, gt.y));
  resistor(sheet, ESt, at(944, ESt.y), '');
  sheet.label(at(968, ESt.y + 4), '300 kΩ', 'start');
}

const GPIO = {
  '5Y': 'GPIO26  (37)  StD',
  '4Y': 'GPIO21  (40)  Q4',
  '3Y': 'GPIO20  (38)  Q3',
  '2Y': 'GPIO16  (36)  Q2',
  '1Y': 'GPIO12  (32)  Q1',
} as const;

/** Five of its six gates; the sixth input goes to ground. */
function shifter(sheet: Sheet, pins: Pins): void {
  const gates = chip(
    sheet,
    at(1040, pins.StD.y - 20),
    100,
    '74HC4050',
    [
      ['5A', 11],
      ['4A', 9],
      ['3A', 7],
      ['2A', 5],
      ['1A', 3],
    ],
    [
      ['5Y', 12],
      ['4Y', 10],
      ['3Y', 6],
      ['2Y', 4],
      ['1Y', 2],
    ],
  );
  const wires = [
    ['StD', '5A'],
    ['Q4', '4A'],
    ['Q3', '3A'],
    ['Q2', '2A'],
    ['Q1', '1A'],
  ] as const;
  for (const [from, to] of wires) sheet.wire(pins[from], gates[to]);
  for (const name of ['5Y', '4Y', '3Y', '2Y', '1Y'] as const)
    terminal(sheet, at(gates[name].x + 4, gates[name].y), GPIO[name], false);
  sheet.label(at(1090, pins.StD.y + 160), 'VCC (1): 3.3 V   GND (8), 6A (14): GND', 'middle', 12);
}
