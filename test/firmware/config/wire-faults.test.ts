import test from 'ava';
import { rejects } from './rejects.ts';
import { faultsOf, good, SMALL } from './sample-files.ts';

const RULES = 'lines: [ { channel: "*", line: "1" } ]';
const link = (text: string): string => `${SMALL}links:\n  - { ${text} }\n`;
const smdr = (text: string): string => link(`type: smdr, layout: samsung, ${RULES}, ${text}`);
const SERIAL = 'port: { path: /dev/x }';
const PBX = 'connect-to: { host: pbx, port: 2300 }';

const WAYLESS = ['fsk', 'jclip', 'aloha', 'isdn-ta'].map((type) => `type: ${type}, name: m, line: "1"`);
for (const section of [
  ...WAYLESS,
  'type: whozz, lines: ["1"]',
  `type: smdi, ${RULES}`,
  `type: ncid, ${RULES}`,
]) {
  test(`no way: ${section}`, rejects, link(section), 'links[0]', 5, /where the equipment is/, /listen-on/);
}
test('only a Whozz unit sends packets', (t) => {
  t.regex(faultsOf(link('type: whozz, lines: ["1"]'))[0]?.remedy ?? '', /udp/);
  t.notRegex(faultsOf(smdr(''))[0]?.remedy ?? '', /udp/);
});

test('two ways', rejects, smdr(`${SERIAL}, ${PBX}`), 'links[0].connect-to', 5, /besides "port"/, /one of/);
test(
  'packets and a serial port',
  rejects,
  link(`type: whozz, lines: ["1"], ${SERIAL}, udp: {}`),
  'links[0].udp',
  5,
  /besides "port"/,
  /one of/,
);
test(
  'packets of a chip',
  rejects,
  link('type: fsk, name: m, line: "1", udp: {}'),
  'links[0].udp',
  5,
  /known/,
  /Known/,
);
test(
  'a speed without a port',
  rejects,
  smdr(`${PBX}, baud: 9600`),
  'links[0].baud',
  5,
  /serial port/,
  /converter/,
);
test(
  'a framing without a port',
  rejects,
  smdr(`listen-on: { port: 5010 }, framing: 7E1`),
  'links[0].framing',
  5,
  /serial port/,
  /Remove/,
);
test(
  'a framing that does not exist',
  rejects,
  smdr(`${SERIAL}, framing: 9X1`),
  'links[0].framing',
  5,
  /choices/,
  /8N1/,
);
test(
  'a framing of a chip',
  rejects,
  link(`type: fsk, name: m, line: "1", ${SERIAL}, framing: 7E1`),
  'links[0].framing',
  5,
  /known/,
  /Known/,
);
test(
  'no TCP port',
  rejects,
  smdr('connect-to: { host: pbx }'),
  'links[0].connect-to.port',
  5,
  /missing/,
  /4001/,
);
test(
  'a TCP port too high',
  rejects,
  smdr('listen-on: { port: 70000 }'),
  'links[0].listen-on.port',
  5,
  /above/,
  /65535/,
);
test(
  'a name in "from"',
  rejects,
  smdr('listen-on: { port: 5010, from: pbx.local }'),
  'links[0].listen-on.from',
  5,
  /not an IP address/,
  /192\.168/,
);
test(
  'one port for two links',
  rejects,
  `${smdr('listen-on: { port: 5010 }')}  - { type: smdi, ${RULES}, listen-on: { port: 5010 } }\n`,
  'links[1].listen-on.port',
  6,
  /twice/,
  /its own/,
);
test(
  'two logs without a name',
  rejects,
  `${smdr(PBX)}  - { type: smdr, layout: esi, ${RULES}, ${SERIAL} }\n`,
  'links[1].name',
  6,
  /twice|missing/,
  /./,
);

test(
  'places of a log',
  rejects,
  link(`type: smdr, layout: samsung, ${PBX}, lines: [ { places: ["1"] } ]`),
  'links[0].lines[0].places',
  5,
  /names the trunk/,
  /channel/,
);
test(
  'a line that nobody defined',
  rejects,
  link(`type: ncid, ${PBX}, lines: [ { channel: POTS, line: "7" } ]`),
  'links[0].lines[0].line',
  5,
  /not a line/,
  /Defined/,
);

test('a wire of every kind, as the box gets it', (t) => {
  const wires = [
    smdr(`${SERIAL}, framing: 7E1, baud: 1200, flow-control: xon-xoff`),
    smdr('listen-on: { port: 5010, from: 192.168.1.2 }'),
    link(`type: smdi, ${RULES}, ${SERIAL}`),
    link('type: whozz, lines: ["1"], udp: {}'),
  ].map((text) => good(text).links[0]);
  t.like(wires[0], { baud: 1200, framing: '7E1', flowControl: 'xon-xoff', port: { path: '/dev/x' } });
  t.like(wires[1], { listenOn: { host: '0.0.0.0', port: 5010, from: '192.168.1.2' } });
  t.like(wires[2], { baud: 1200, framing: '7E1' });
  t.like(wires[3], { udp: { host: '0.0.0.0', port: 3520 } });
});
