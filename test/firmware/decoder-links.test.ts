import { readFileSync } from 'node:fs';
import test from 'ava';
import type { LinkConfig } from '../../firmware/config/config.ts';
import { loadConfig } from '../../firmware/config/load.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import { openPseudoTerminal } from '../../hw/simulated/pty.ts';
import { startBox } from '../support/test-box.ts';

const fixture = (path: string) => {
  const bytes = readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
  return path.endsWith('.hex') ? Buffer.from(bytes.toString().replace(/\s/g, ''), 'hex') : bytes;
};

/** What the device of a link section sends for one call, and the number in it. */
const DEVICES: readonly [section: string, bytes: Buffer, number: string][] = [
  ['type: fsk, line: "1"', fixture('fsk/seizure.hex'), '0312345678'],
  ['type: jclip, line: "1"', fixture('jclip/number.hex'), '0312345678'],
  ['type: aloha, line: "1"', fixture('aloha/number.hex'), '0312345678'],
  ['type: isdn-ta, line: "1"', fixture('isdn-ta/elsa.txt'), '08912345'],
  ['type: whozz, lines: ["1"]', fixture('whozz/start.txt'), '0312345678'],
];

/** The link as a configuration file gives it. */
function linkOf(section: string, path: string): LinkConfig {
  const file = `lines: [ { id: "1" } ]\nlinks:\n  - { ${section}, name: device, port: { path: ${path} } }\nmail:\n  from: { address: a@b.example }\n  server: { host: 127.0.0.1, security: none }\n`;
  const loaded = loadConfig(file, '/rusuban.yaml');
  const [link] = loaded.type === 'ok' ? loaded.config.links : [];
  if (link === undefined) throw new Error(JSON.stringify(loaded));
  return link;
}

for (const [section, bytes, number] of DEVICES) {
  test(`a device of the section "${section}" on a serial port brings its caller to the board`, async (t) => {
    const device = openPseudoTerminal(() => {});
    t.teardown(() => device.close());
    const link = linkOf(section, device.path);
    const box = await startBox(t, { change: (config) => ({ ...config, links: [link] }) });
    const board = async () => (await box.ask<Board>('GET', '/api/board')).body;
    await box.until('the link', board, ({ lines }) => lines[0]?.state === 'ok');
    device.write(bytes);
    const hasNumber = ({ calls }: Board) => calls[0]?.caller.type === 'number';
    const { calls } = await box.until('the caller', board, hasNumber);
    t.like(calls[0]?.caller, { type: 'number', number });
    t.is(calls[0]?.line, '1');
  });
}
