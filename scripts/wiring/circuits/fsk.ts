import { chip, ground, supply, terminal } from '../blocks.ts';
import { capacitor, crystal, resistor } from '../parts.ts';
import { at, type Point, Sheet } from '../sheet.ts';
import { lineTap } from './line-tap.ts';

/** A demodulator for V.23 whose bytes go to the serial port of the box. */
export function fsk(): string {
  const sheet = new Sheet(1240, 500, {
    en: 'FSK receiver on a serial port',
    ja: 'FSK 受信 IC とシリアルポート',
  });
  const { signal, common } = lineTap(sheet, at(22, 76));
  const pins = chip(
    sheet,
    at(700, 150),
    140,
    'HT9032C',
    [['TIP', 1], ['RING', 2], null, ['X1', 10], ['X2', 9], ['PDWN', 7], ['VSS', 8]],
    [['VDD', 16], null, ['DOUT', 14], ['CDET', 13]],
  );
  input(sheet, signal, common, pins);
  sheet.wire(pins.X1, at(600, pins.X1.y), at(600, pins.X1.y - 2));
  crystal(sheet, at(600, pins.X1.y), at(600, pins.X2.y + 34), '3.58 MHz', 'other');
  sheet.wire(at(600, pins.X2.y + 34), at(640, pins.X2.y + 34), at(640, pins.X2.y), pins.X2);
  sheet.wire(pins.PDWN, pins.VSS);
  ground(sheet, pins.VSS);
  output(sheet, pins);
  sheet.note(at(22, 436), {
    en: 'DOUT is high while nothing comes: it goes to the receiver as it is. 1200 bit/s, 8N1. No wire from GPIO14. RDET1, RDET2, RTIME: as the data sheet says.',
    ja: 'DOUT は無信号時 High。反転せずそのまま受信ピンへ。1200 bit/s・8N1。GPIO14 は接続しません。RDET1・RDET2・RTIME はデータシートに従うこと。',
  });
  return sheet.svg();
}

function input(
  sheet: Sheet,
  signal: Point,
  common: Point,
  { TIP, RING }: Readonly<Record<'TIP' | 'RING', Point>>,
): void {
  const corner = signal.x + 10;
  sheet.wire(signal, at(corner, signal.y), at(corner, TIP.y), at(520, TIP.y));
  capacitor(sheet, at(520, TIP.y), at(580, TIP.y), '0.1 µF');
  sheet.wire(at(580, TIP.y), TIP);
  sheet.wire(common, at(corner, common.y), at(corner, RING.y), at(520, RING.y));
  capacitor(sheet, at(520, RING.y), at(640, RING.y), '0.1 µF', 'other');
  sheet.wire(at(640, RING.y), RING);
}

function output(sheet: Sheet, { VDD, DOUT }: Readonly<Record<'VDD' | 'DOUT', Point>>): void {
  sheet.wire(VDD, at(930, VDD.y));
  supply(sheet, at(900, VDD.y), '5 V  (2)');
  sheet.dot(at(900, VDD.y));
  capacitor(sheet, at(930, VDD.y), at(930, VDD.y + 44), '100 nF');
  ground(sheet, at(930, VDD.y + 44));
  sheet.wire(DOUT, at(880, DOUT.y), at(880, DOUT.y + 60));
  resistor(sheet, at(880, DOUT.y + 60), at(980, DOUT.y + 60), '10 kΩ');
  sheet.wire(at(980, DOUT.y + 60), at(1060, DOUT.y + 60));
  resistor(sheet, at(1010, DOUT.y + 60), at(1010, DOUT.y + 130), '18 kΩ');
  sheet.dot(at(1010, DOUT.y + 60));
  ground(sheet, at(1010, DOUT.y + 130));
  terminal(sheet, at(1064, DOUT.y + 60), 'GPIO15 RXD  (10)', false);
}
