import test from 'ava';
import { reasonText } from '../../../web-admin/src/hardware/reason-text.ts';
import { enHardware } from '../../../web-admin/src/i18n/en-hardware.ts';
import { jaHardware } from '../../../web-admin/src/i18n/ja-hardware.ts';

const { reasons: ja } = jaHardware.hardware.listen;
const { reasons: en } = enHardware.hardware.listen;

test('what has no name of its own on the wire is named in the language of the page', (t) => {
  const packets = {
    type: 'packets',
    count: 2,
    kinds: ['STX date weekday time number ETX'],
    check: 'shape',
  } as const;
  t.regex(
    reasonText({ ...packets, kinds: [...packets.kinds] }, ja),
    /電文 2 通（STX 日付 曜日 時刻 番号 ETX）$/,
  );
  t.regex(
    reasonText({ ...packets, kinds: [...packets.kinds] }, en),
    /2 messages .*\(STX date weekday time number ETX\)$/,
  );
});

test('a word of the device stays as it is', (t) => {
  const lines = {
    type: 'lines',
    read: 2,
    of: 3,
    sure: 2,
    words: ['NMBR', 'call record', 'constructor'],
  } as const;
  t.regex(reasonText({ ...lines, words: [...lines.words] }, ja), /（NMBR, 通話の記録, constructor）$/);
});
