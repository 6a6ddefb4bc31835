import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { loadConfig } from '../../firmware/config/load.ts';
import type { CallRow } from '../../firmware/http/contract/calls.ts';
import type { LinkList } from '../../firmware/http/contract/settings.ts';
import { openPseudoTerminal } from '../../hw/simulated/pty.ts';
import { freeTcpPort } from '../support/free-port.ts';
import { startBox } from '../support/test-box.ts';

const RULES = 'lines: [ { channel: "*", line: "1" } ]';
const PANASONIC = "25/11/26 14:05     101 03 <I>0312345678             0'05 00:00'40               \r\n";
const VOICEMAIL = '\r\nMD0010001N201 0312345678\r\n\x19';
const NCID =
  '200 Server: ncidd 1.14\r\nCID: *DATE*11252026*TIME*1405*LINE*POTS*NMBR*0312345678*MESG*NONE*NAME*NO NAME*\r\n';
const WHOZZ = '01 I S 0000 G A0 11/24 10:42 AM 031-234-5678                  \r\n';
const RING_OF_TA = '\r\nRING;0312345678\r\n';

/** Far ends: each makes its end, gives the keys of the section that lead there, and a way to speak. */
type FarEnd = (t: ExecutionContext) => Promise<{ readonly way: string; say(text: string): Promise<void> }>;

const serial: FarEnd = async (t) => {
  const device = openPseudoTerminal(() => {});
  t.teardown(() => device.close());
  return { way: `port: { path: ${device.path} }`, say: async (text) => device.write(Buffer.from(text)) };
};

/** The box connects to it. */
const server: FarEnd = async (t) => {
  const listener = createServer((socket) => socket.on('error', () => socket.destroy()));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const connected = once(listener, 'connection');
  t.teardown(async () => {
    const [socket] = await connected;
    socket.destroy();
    listener.close();
  });
  const say = async (text: string) => {
    const [socket] = await connected;
    socket.write(text);
  };
  return { way: `connect-to: { host: 127.0.0.1, port: ${port} }`, say };
};

/** It connects to the box. */
const client: FarEnd = async (t) => {
  const port = await freeTcpPort();
  const say = async (text: string) => {
    const socket = connect(port, '127.0.0.1');
    t.teardown(() => socket.destroy());
    await once(socket, 'connect');
    socket.write(text);
  };
  return { way: `listen-on: { host: 127.0.0.1, port: ${port}, from: 127.0.0.1 }`, say };
};

const packets: FarEnd = async (t) => {
  const port = await freeTcpPort();
  const socket = createSocket('udp4');
  t.teardown(() => socket.close());
  const say = async (text: string) => {
    socket.send(Buffer.from(`^^<U>123456<S>654321$${text.trimEnd()}`), port, '127.0.0.1');
  };
  return { way: `udp: { host: 127.0.0.1, port: ${port} }`, say };
};

const SMDR = `type: smdr, layout: panasonic-a, date-order: dmy, ${RULES}`;
const CASES: readonly [what: string, section: string, end: FarEnd, bytes: string][] = [
  ['a call log on a serial port', SMDR, serial, PANASONIC],
  ['a call log of a PBX that listens', SMDR, server, PANASONIC],
  ['a call log of a PBX that connects to the box', SMDR, client, PANASONIC],
  ['a voicemail link on a serial port', `type: smdi, ${RULES}`, serial, VOICEMAIL],
  ['a voicemail link that connects to the box', `type: smdi, ${RULES}`, client, VOICEMAIL],
  ['an NCID server', `type: ncid, ${RULES}`, server, NCID],
  ['a NetCallerID box on a serial port', `type: ncid, ${RULES}`, serial, NCID],
  ['a Whozz unit that sends packets', 'type: whozz, lines: ["1"]', packets, WHOZZ],
  ['a Whozz unit behind a converter', 'type: whozz, lines: ["1"]', server, WHOZZ],
  [
    'an ISDN adapter behind a converter that connects to the box',
    'type: isdn-ta, line: "1"',
    client,
    RING_OF_TA,
  ],
];

/** The configuration file of an office with this one link. */
const file = (link: string) =>
  `lines: [ { id: "1" } ]\nlinks:\n  - { ${link}, name: link }\nmail:\n  from: { address: a@b.example }\n  server: { host: 127.0.0.1, security: none }\n`;

for (const [what, section, farEnd, bytes] of CASES) {
  test(`${what}: a box with this link in its file starts and has the call`, async (t) => {
    const end = await farEnd(t);
    const loaded = loadConfig(file(`${section}, ${end.way}`), '/rusuban.yaml');
    if (loaded.type === 'faults') return t.fail(JSON.stringify(loaded.faults));
    const box = await startBox(t, { change: (config) => ({ ...config, links: loaded.config.links }) });
    const links = async () => (await box.ask<LinkList>('GET', '/api/links')).body.items;
    await box.until('the link', links, ([link]) => link?.phase === 'up' || link?.why[0]?.code === 'waiting');
    await end.say(bytes);
    const calls = async () => (await box.ask<{ items: CallRow[] }>('GET', '/api/calls')).body.items;
    const [call] = await box.until('the call', calls, ([one]) => one?.caller.type === 'number');
    t.like(call, { line: { id: '1' } });
    t.like(call?.caller, { type: 'number', number: '0312345678' });
    t.deepEqual((await links())[0]?.lines, ['1']);
  });
}
