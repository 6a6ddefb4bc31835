import test from 'ava';
import { visible } from '../../../firmware/demo/visible.ts';

const textOf = (text: string) => visible(Buffer.from(text, 'latin1'), 'smdr').text;

test('every byte is two digits, and control characters are seen', (t) => {
  const { hex, text } = visible(Uint8Array.of(0x02, 0x41, 0x03, 0x7f, 0x80, 0xff), 'whozz');
  t.is(hex, '02 41 03 7f 80 ff');
  t.is(text, '␂A␃␡··');
});

test('the parity bit of an Aloha adapter is no part of the text, but is of the bytes', (t) => {
  const report = Uint8Array.of(0x82, 0xb1, 0x30, 0x03);
  t.deepEqual(visible(report, 'aloha'), { hex: '82 b1 30 03', text: '␂10␃' });
});

test('a line ends where the device ends it, and an empty one takes no room', (t) => {
  t.is(textOf('\fDate\r\n---\r\nRC\r\n'), '␌Date␍␊\n---␍␊\nRC␍␊');
  t.is(textOf('\r\nRING\r\n\r\nNMBR = P\r\n'), '␍␊RING␍␊\n␍␊NMBR = P␍␊');
});
