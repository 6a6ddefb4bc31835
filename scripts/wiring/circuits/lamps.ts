import { ground, npn, supply, terminal } from '../blocks.ts';
import { led, resistor } from '../parts.ts';
import { at, Sheet } from '../sheet.ts';

/** A lamp that the pin itself can carry, and one that it cannot. */
export function lamps(): string {
  const sheet = new Sheet(900, 400, { en: 'Lamps', ja: '表示灯(LED)' });
  sheet.frame(at(22, 76), at(440, 326), {
    en: 'Red, yellow, green: straight from the pin',
    ja: '赤・黄・緑:ピンから直接',
  });
  terminal(sheet, at(130, 190), 'GPIO22  (15)');
  resistor(sheet, at(134, 190), at(260, 190), '330 Ω');
  led(sheet, at(260, 190), at(370, 190), 'red 1.9 V', 'other');
  sheet.wire(at(370, 190), at(390, 190), at(390, 250));
  ground(sheet, at(390, 250));
  sheet.note(at(60, 300), {
    en: 'Current: (3.3 V − 1.9 V) / 330 Ω = 4.2 mA',
    ja: '電流:(3.3 V − 1.9 V)÷ 330 Ω = 4.2 mA',
  });
  sheet.frame(at(460, 76), at(878, 326), {
    en: 'Blue, white, or brighter: 5 V through a transistor',
    ja: '青・白・高輝度:5 V からトランジスタで駆動',
  });
  terminal(sheet, at(560, 264), 'GPIO23  (16)');
  resistor(sheet, at(564, 264), at(660, 264), '4.7 kΩ');
  const { base, collector, emitter } = npn(sheet, at(690, 264), '2N3904 / 2SC1815');
  sheet.wire(at(660, 264), base);
  ground(sheet, emitter);
  supply(sheet, at(collector.x, 150), '5 V  (2)');
  led(sheet, at(collector.x, 150), at(collector.x, 186), '  white 3.1 V');
  resistor(sheet, at(collector.x, 186), collector, '220 Ω');
  sheet.label(at(472, 314), '(5 − 3.1 − 0.1) V / 220 Ω = 8 mA', 'start', 12);
  sheet.note(at(22, 360), {
    en: 'A pin carries 16 mA at most, all pins together about 50 mA. High means lit: leave active-low at false.',
    ja: '1 ピン最大 16 mA、全体で約 50 mA まで。High で点灯(active-low は false のまま)。',
  });
  return sheet.svg();
}
