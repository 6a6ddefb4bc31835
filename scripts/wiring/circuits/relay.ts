import { chip, coil, ground, npn, supply, terminal } from '../blocks.ts';
import { capacitor, contact, diode, electrolytic, resistor, type Side } from '../parts.ts';
import { at, type Point, Sheet } from '../sheet.ts';

/** The loop relay of Number Display, which lets go by itself however long the pin stays high. */
export function relay(): string {
  const sheet = new Sheet(1240, 560, {
    en: 'Loop relay that lets go by itself',
    ja: '自動復帰付きループリレー',
  });
  const timer = monostable(sheet);
  const hold = driver(sheet, timer.OUT);
  loop(sheet, hold);
  sheet.note(at(22, 500), {
    en: 'GPIO low, or nothing at all on it: RESET is low, the relay is open. GPIO high: closed for 1.1 × 1 MΩ × 10 µF = 11 s at most, then open until the pin was low once.',
    ja: 'GPIO が Low または未接続なら RESET が Low となりリレーは開放。High でも最大 1.1 × 1 MΩ × 10 µF = 11 秒で開放し、一度 Low に戻るまで再び閉じません。',
  });
  return sheet.svg();
}

function monostable(sheet: Sheet) {
  const timer = chip(
    sheet,
    at(480, 150),
    130,
    'TLC555 / LMC555',
    [['TRIG', 2], null, null, null, ['RESET', 4], ['GND', 1]],
    [['VDD', 8], null, ['DISCH', 7], ['THRES', 6], null, ['OUT', 3]],
  );
  terminal(sheet, at(130, timer.RESET.y), 'GPIO13  (33)');
  sheet.wire(at(134, timer.RESET.y), timer.RESET);
  resistor(sheet, at(160, timer.RESET.y), at(160, timer.RESET.y + 90), '10 kΩ', 'other');
  ground(sheet, at(160, timer.RESET.y + 90));
  sheet.dot(at(160, timer.RESET.y));
  trigger(sheet, at(210, timer.RESET.y), timer.TRIG);
  ground(sheet, timer.GND);
  sheet.wire(timer.VDD, at(700, timer.VDD.y));
  supply(sheet, at(660, timer.VDD.y), '5 V  (2)');
  sheet.dot(at(660, timer.VDD.y));
  resistor(sheet, at(700, timer.VDD.y), at(700, timer.DISCH.y), '1 MΩ');
  sheet.wire(timer.DISCH, at(700, timer.DISCH.y), at(700, timer.THRES.y), timer.THRES);
  sheet.dot(at(700, timer.DISCH.y));
  sheet.dot(at(700, timer.THRES.y));
  electrolytic(sheet, at(700, timer.THRES.y), at(700, timer.THRES.y + 70), '10 µF');
  ground(sheet, at(700, timer.THRES.y + 70));
  sheet.label(at(545, timer.OUT.y + 42), 'CONT (5): 10 nF to GND', 'middle', 12);
  sheet.label(at(545, timer.OUT.y + 60), 'VDD: 100 nF to GND', 'middle', 12);
  return timer;
}

/** A rising edge of the pin pulls TRIG down for a millisecond. */
function trigger(sheet: Sheet, from: Point, trig: Point): void {
  sheet.dot(from);
  const middle = trig.y + 46;
  resistor(sheet, from, at(from.x, middle), '10 kΩ', 'other');
  const { base, collector, emitter } = npn(sheet, at(270, middle), '2SC1815');
  sheet.wire(at(from.x, middle), base);
  ground(sheet, emitter);
  const y = trig.y;
  sheet.wire(collector, at(collector.x, y));
  sheet.dot(at(collector.x, y));
  pullUp(sheet, collector.x, y, 'other');
  capacitor(sheet, at(collector.x, y), at(390, y), '100 nF', 'other');
  sheet.wire(at(390, y), trig);
  sheet.dot(at(400, y));
  pullUp(sheet, 400, y, 'other');
  diode(sheet, at(430, y), at(430, y - 66), '');
  sheet.wire(at(400, y - 66), at(430, y - 66));
  sheet.dot(at(430, y));
  sheet.label(at(440, y - 46), '1N4148', 'start', 11);
}

/** To the supply, above the wire at `y`. */
function pullUp(sheet: Sheet, x: number, y: number, side?: Side): void {
  resistor(sheet, at(x, y - 66), at(x, y), '10 kΩ', side);
  supply(sheet, at(x, y - 66), '5 V');
}

function driver(sheet: Sheet, out: Point): Point {
  sheet.wire(out, at(out.x + 20, out.y), at(out.x + 20, out.y + 90), at(760, out.y + 90));
  resistor(sheet, at(760, out.y + 90), at(840, out.y + 90), '2.2 kΩ');
  const { base, collector, emitter } = npn(sheet, at(870, out.y + 90), '2SC1815');
  sheet.wire(at(840, out.y + 90), base);
  ground(sheet, emitter);
  const top = at(collector.x, 190);
  supply(sheet, top, '5 V  (2)');
  coil(sheet, top, collector, '5 V coil\n30 mA');
  sheet.wire(top, at(940, top.y));
  sheet.wire(at(collector.x, collector.y - 10), at(940, collector.y - 10));
  sheet.dot(at(collector.x, collector.y - 10));
  diode(sheet, at(940, collector.y - 10), at(940, top.y), '1N4148');
  return top;
}

function loop(sheet: Sheet, { y }: Point): void {
  sheet.frame(at(1020, 76), at(1218, 420), { en: 'Line: certified part', ja: '回線側:認定機器' });
  terminal(sheet, at(1060, y), 'L1');
  contact(sheet, at(1064, y), at(1150, y), 'normally open', 'other');
  sheet.wire(at(1150, y), at(1170, y));
  resistor(sheet, at(1170, y), at(1170, y + 170), '', 'other');
  sheet.note(at(1040, y + 60), { en: '50–300 Ω DC', ja: '直流抵抗' });
  sheet.wire(at(1170, y + 170), at(1064, y + 170));
  terminal(sheet, at(1060, y + 170), 'L2');
}
