import { ground, optocoupler, supply, terminal } from '../blocks.ts';
import { capacitor, clamp, diode, resistor, zener } from '../parts.ts';
import { at, Sheet } from '../sheet.ts';

/** Sees ringing current, and lets no direct current of the line through. */
export function ring(): string {
  const sheet = new Sheet(980, 430, { en: 'Ring detector', ja: '呼出信号(ベル)検出' });
  line(sheet);
  box(sheet);
  sheet.add('<path d="M640,84V352" stroke-width="2.400" stroke-dasharray="3 6"/>');
  sheet.note(at(650, 342), { en: 'isolation: 6 mm, 2.5 kV or more', ja: '絶縁:沿面 6 mm、耐圧 2.5 kV 以上' });
  sheet.note(at(22, 390), {
    en: '75 V, 16 Hz: |Z| = √(10 kΩ² + 21.2 kΩ²) = 23 kΩ; behind the 24 V 3.4 mA at the peak. No connection to GND on the left side.',
    ja: '75 V・16 Hz でのインピーダンスは約 23 kΩ、電流はピークで 3.4 mA。左側の回路は GND に接続しないこと。',
  });
  return sheet.svg();
}

function line(sheet: Sheet): void {
  sheet.frame(at(22, 76), at(560, 356), {
    en: 'Telephone line: up to 120 V. Certified part only',
    ja: '電話回線側:最大 120 V。認定を受けた機器のみ',
  });
  terminal(sheet, at(80, 180), 'L1');
  terminal(sheet, at(80, 290), 'L2');
  clamp(sheet, at(120, 180), at(120, 290), '275 V\nMOV');
  sheet.wire(at(84, 180), at(180, 180));
  sheet.dot(at(120, 180));
  sheet.dot(at(120, 290));
  capacitor(sheet, at(180, 180), at(250, 180), '0.47 µF\n250 V');
  resistor(sheet, at(250, 180), at(350, 180), '10 kΩ\n0.5 W');
  zener(sheet, at(350, 180), at(410, 180), '24 V');
  zener(sheet, at(470, 180), at(410, 180), '24 V');
  sheet.wire(at(470, 180), at(560, 180), at(560, 195), at(580, 195));
  sheet.wire(at(84, 290), at(560, 290), at(560, 245), at(580, 245));
  diode(sheet, at(510, 290), at(510, 180), '1N4148', 'other');
  sheet.dot(at(510, 180));
  sheet.dot(at(510, 290));
}

function box(sheet: Sheet): void {
  const { collector, emitter } = optocoupler(sheet, at(580, 180), '');
  sheet.label(at(668, 168), 'PC817 / TLP785', 'start');
  ground(sheet, at(emitter.x + 30, emitter.y + 20));
  sheet.wire(emitter, at(emitter.x + 30, emitter.y), at(emitter.x + 30, emitter.y + 20));
  sheet.wire(collector, at(860, collector.y));
  supply(sheet, at(780, 128), '3.3 V  (1)');
  resistor(sheet, at(780, 128), at(780, collector.y), '10 kΩ');
  sheet.dot(at(780, collector.y));
  terminal(sheet, at(864, collector.y), 'GPIO5  (29)', false);
}
