import { terminal, transformer } from '../blocks.ts';
import { capacitor, clamp, resistor, zener } from '../parts.ts';
import { at, type Point, type Sheet } from '../sheet.ts';

/**
 * Takes the signal off a line without loading it, and separates it: the decoders of tones and of FSK stand behind it.
 *
 * @returns where the signal and its ground side come out
 */
export function lineTap(sheet: Sheet, { x, y }: Point): { readonly signal: Point; readonly common: Point } {
  sheet.frame(at(x, y), at(x + 300, y + 250), {
    en: 'Telephone line: certified part only',
    ja: '電話回線側:認定を受けた機器のみ',
  });
  const top = y + 100;
  const bottom = top + 80;
  terminal(sheet, at(x + 36, top), 'L1');
  terminal(sheet, at(x + 36, bottom), 'L2');
  sheet.wire(at(x + 40, top), at(x + 90, top));
  clamp(sheet, at(x + 66, top), at(x + 66, bottom), '275 V');
  sheet.dot(at(x + 66, top));
  sheet.dot(at(x + 66, bottom));
  capacitor(sheet, at(x + 100, top), at(x + 170, top), '0.1 µF\n250 V');
  sheet.wire(at(x + 90, top), at(x + 100, top));
  resistor(sheet, at(x + 170, top), at(x + 250, top), '10 kΩ\n0.5 W');
  const winding = transformer(sheet, at(x + 282, top), '600 : 600 Ω\n1.5 kV');
  sheet.wire(at(x + 250, top), winding.leftTop);
  sheet.wire(at(x + 40, bottom), winding.leftBottom);
  const signal = at(x + 460, top);
  const common = at(x + 460, bottom);
  sheet.wire(winding.rightTop, signal);
  sheet.wire(winding.rightBottom, common);
  resistor(sheet, at(x + 355, top), at(x + 355, bottom), '10 kΩ');
  zener(sheet, at(x + 440, top + 40), at(x + 440, top), '');
  zener(sheet, at(x + 440, top + 40), at(x + 440, bottom), '');
  sheet.label(at(x + 434, bottom + 20), '2 × 4.7 V', 'end', 12);
  for (const dx of [355, 440]) {
    sheet.dot(at(x + dx, top));
    sheet.dot(at(x + dx, bottom));
  }
  return { signal, common };
}
