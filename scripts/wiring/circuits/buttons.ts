import { ground, supply, terminal } from '../blocks.ts';
import { button, capacitor, clamp, contact, resistor } from '../parts.ts';
import { at, Sheet } from '../sheet.ts';

/** A button beside the box, one at the end of a long cable, and a latching switch. */
export function buttons(): string {
  const sheet = new Sheet(980, 400, { en: 'Buttons', ja: '押しボタンとスイッチ' });
  near(sheet);
  far(sheet);
  sheet.note(at(22, 372), {
    en: 'Pressed means low: 0 V. The resistor inside the chip (about 50 kΩ) holds the open contact high. Never 5 V on a GPIO pin.',
    ja: '押すと Low(0 V)。開いている間はチップ内部の抵抗(約 50 kΩ)が High に保ちます。GPIO に 5 V を加えないこと。',
  });
  return sheet.svg();
}

function near(sheet: Sheet): void {
  sheet.frame(at(22, 76), at(380, 348), { en: 'Up to 1 m', ja: '1 m まで' });
  for (const [y, words] of [
    [160, 'GPIO17  (11)'],
    [220, 'GPIO27  (13)'],
  ] as const) {
    terminal(sheet, at(140, y), words);
    button(sheet, at(144, y), at(300, y), y === 160 ? '不在 absent' : '在席 present');
    sheet.wire(at(300, y), at(330, y), at(330, 300));
  }
  terminal(sheet, at(140, 290), 'GND  (14)');
  sheet.wire(at(144, 290), at(330, 290));
  sheet.dot(at(330, 220));
  sheet.dot(at(330, 290));
  ground(sheet, at(330, 300));
}

function far(sheet: Sheet): void {
  sheet.frame(at(400, 76), at(958, 348), {
    en: 'Long cable, or a latching switch: pull-up, RC filter, surge clamp',
    ja: '長い配線・保持形スイッチ:プルアップ、RC フィルタ、サージ保護',
  });
  terminal(sheet, at(520, 210), 'GPIO17  (11)');
  sheet.wire(at(524, 210), at(660, 210));
  supply(sheet, at(560, 152), '3.3 V  (1)');
  resistor(sheet, at(560, 152), at(560, 210), '10 kΩ');
  sheet.dot(at(560, 210));
  capacitor(sheet, at(630, 210), at(630, 290), '100 nF');
  sheet.dot(at(630, 210));
  ground(sheet, at(630, 290));
  resistor(sheet, at(660, 210), at(750, 210), '1 kΩ');
  clamp(sheet, at(770, 210), at(770, 290), '5 V TVS');
  sheet.wire(at(750, 210), at(800, 210));
  sheet.dot(at(770, 210));
  ground(sheet, at(770, 290));
  contact(sheet, at(800, 210), at(890, 210), 'switch\n(absent = on)');
  sheet.wire(at(890, 210), at(920, 210), at(920, 290));
  ground(sheet, at(920, 290));
}
