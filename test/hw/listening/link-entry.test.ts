import test from 'ava';
import { loadConfig } from '../../../firmware/config/load.ts';
import { createGuesser } from '../../../hw/listening/guess.ts';
import { type LinkEntry, linkEntryOf, type Source } from '../../../hw/listening/link-entry.ts';
import { ONE_CALLS } from './samples.ts';

const guess = createGuesser();
const PORT: Source = { type: 'serial', port: { type: 'path', path: '/dev/serial/by-id/usb-FTDI_A1-if00' } };
const ADAPTER: Source = { type: 'serial', port: { type: 'usb-serial', serial: 'A900XYZ' } };
const CONVERTER: Source = { type: 'connect', host: '192.0.2.7', port: 4001 };
const WAITING: Source = { type: 'listen', host: '0.0.0.0', port: 3001 };

const SMALL = `
lines: [ { id: "1" } ]
mail: { from: { address: box@example.co.jp }, server: { host: mail.example.co.jp } }
`;

const faultsOf = (yaml: string): readonly unknown[] => {
  const loaded = loadConfig(`${SMALL}${yaml}`, '/etc/rusuban/rusuban.yaml');
  return loaded.type === 'ok' ? [] : loaded.faults;
};

const entryFor = (bytes: Uint8Array, source: Source): LinkEntry => {
  const [best] = guess({ bytes, speed: 9_600, framing: '8N1' }).candidates;
  if (best === undefined) throw new Error('nothing was recognised');
  return linkEntryOf(best, source);
};

for (const { format, layout, bytes } of ONE_CALLS) {
  if (format === 'dtmf') continue;
  const name = layout === undefined ? format : `${format} with the layout ${layout}`;
  for (const [where, source] of [
    ['a path', PORT],
    ['a USB adapter', ADAPTER],
  ] as const) {
    test(`the lines for ${name} on ${where} are a good configuration`, (t) => {
      const entry = entryFor(bytes, source);
      if (entry.type !== 'entry') return t.fail(entry.why.type);
      t.regex(entry.yaml, new RegExp(`type: ${format}\n`));
      t.deepEqual(faultsOf(entry.yaml), []);
    });
  }
}

const log = ONE_CALLS.find(({ layout }) => layout === 'panasonic-a')?.bytes ?? new Uint8Array(0);

for (const [where, source] of [
  ['behind a converter', CONVERTER],
  ['that connects to the box', WAITING],
] as const) {
  test(`the lines for a call log ${where} are a good configuration`, (t) => {
    const entry = entryFor(log, source);
    if (entry.type !== 'entry') return t.fail(entry.why.type);
    t.notRegex(entry.yaml, /baud|framing/);
    t.deepEqual(faultsOf(entry.yaml), []);
  });
}

test('a unit of CallerID.com on the network is listened to there', (t) => {
  const [best] = guess({
    bytes: ONE_CALLS.find(({ format }) => format === 'whozz')?.bytes ?? new Uint8Array(0),
  }).candidates;
  if (best === undefined) return t.fail();
  const entry = linkEntryOf(best, { type: 'udp', host: '0.0.0.0', port: 3_520 });
  if (entry.type !== 'entry') return t.fail(entry.why.type);
  t.deepEqual(faultsOf(entry.yaml), []);
});

test('the framing that the parity tells is what is pasted', (t) => {
  const entry = linkEntryOf(
    { format: 'smdr', layout: 'nec-neax', confidence: 0.9, reasons: [], speed: 9_600, framing: '7E1' },
    PORT,
  );
  if (entry.type !== 'entry') return t.fail(entry.why.type);
  t.regex(entry.yaml, /framing: 7E1\n/);
  t.deepEqual(faultsOf(entry.yaml), []);
});

test('what no port can be configured for says so in place of lines', (t) => {
  const candidate = { confidence: 0.9, reasons: [] };
  t.is(linkEntryOf({ ...candidate, format: 'dtmf' }, PORT).type, 'none');
  t.is(linkEntryOf({ ...candidate, format: 'asterisk-ami' }, CONVERTER).type, 'none');
  t.is(linkEntryOf({ ...candidate, format: 'fsk' }, { type: 'udp', host: '0.0.0.0', port: 1 }).type, 'none');
});
