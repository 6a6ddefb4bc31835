import test from 'ava';
import { makeEquipment } from '../../../firmware/assembly/equipment/make-equipment.ts';
import { loadConfig } from '../../../firmware/config/load.ts';
import { silentLog } from '../../../hw/log.ts';
import { noGpio } from '../../hw/gpio/no-gpio.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const file = (link: string) => `
lines: [ { id: "1", number: "0312340001" }, { id: "2" } ]
links:
  - { ${link} }
mail:
  from: { address: a@b.example }
  server: { host: 127.0.0.1, security: none }
`;

const rules = 'lines: [ { did: "0312340001", line: "1" }, { places: ["2"] } ]';

/** A section of every kind of link, with no more than it needs. */
const SECTIONS: readonly string[] = [
  `type: asterisk-ami, host: pbx, username: rusuban, secret: x, trunk: ["PJSIP/trunk*"], ${rules}`,
  `type: freeswitch-esl, host: pbx, secret: x, ${rules}`,
  `type: csta-xml, host: pbx, port: 1040, devices: ["101"], ${rules}`,
  `type: fritzbox, ${rules}`,
  'type: modem, name: m, line: "1", port: { path: /dev/ttyUSB0 }',
  'type: fsk, name: m, line: "1", port: { usb-serial: ABC }',
  'type: jclip, name: m, line: "1", port: { path: /dev/ttyUSB0 }',
  'type: aloha, name: m, line: "1", port: { path: /dev/ttyUSB0 }',
  'type: isdn-ta, name: m, line: "1", port: { path: /dev/ttyUSB0 }',
  'type: whozz, lines: ["1", "2"], port: { path: /dev/ttyUSB0 }',
  'type: whozz, lines: ["1"], udp: {}',
  'type: smdr, layout: avaya-ip-office, lines: [ { channel: "*", line: "1" } ], listen-on: { port: 5010 }',
  'type: smdi, lines: [ { channel: "*", line: "1" } ], port: { path: /dev/ttyUSB0 }',
  'type: ncid, lines: [ { channel: POTS, line: "1" } ], connect-to: { host: ncid, port: 3333 }',
  'type: dtmf, name: m, line: "1", chip: c, q1: { offset: 1 }, q2: { offset: 2 }, q3: { offset: 3 }, q4: { offset: 4 }, std: { offset: 5 }',
  'type: ring, name: m, line: "1", chip: c, ring: { offset: 1 }',
  'type: number-display, name: m, line: "1", chip: c, ring: { offset: 1 }, relay: { offset: 2 }, port: { path: /dev/ttyAMA0 }',
];

for (const section of SECTIONS) {
  test(`a link of "${section}" needs no more than this and becomes equipment`, (t) => {
    const loaded = loadConfig(file(section), '/rusuban.yaml');
    if (loaded.type === 'faults') return t.fail(JSON.stringify(loaded.faults));
    const [link] = loaded.config.links;
    if (link === undefined) return t.fail('no link');
    const equipment = makeEquipment(link, {
      clock: new FakeClock(),
      log: silentLog,
      random: () => 0.5,
      timeZone: 'Asia/Tokyo',
      gpio: noGpio,
      tap: { heard() {}, sent() {} },
    });
    t.is(equipment.name, link.name);
    t.is(equipment.state().phase, 'stopped');
  });
}

const WRONG: readonly [what: string, section: string, path: string][] = [
  ['a FreeSWITCH without a password', `type: freeswitch-esl, host: pbx, ${rules}`, 'links[0].secret'],
  [
    'a decoder on a line that nobody defined',
    'type: fsk, name: m, line: "9", port: { path: /dev/ttyUSB0 }',
    'links[0].line',
  ],
  [
    'a unit on lines that nobody defined',
    'type: whozz, lines: ["1", "9"], port: { path: /dev/ttyUSB0 }',
    'links[0].lines[1]',
  ],
  [
    'a port with two places',
    'type: jclip, name: m, line: "1", port: { path: /dev/x, usb-serial: A }',
    'links[0].port',
  ],
  [
    'a CSTA link that monitors nothing',
    `type: csta-xml, host: pbx, port: 1040, devices: [], ${rules}`,
    'links[0].devices',
  ],
  ['a kind that does not exist', 'type: morse, name: m', 'links[0].type'],
];

for (const [what, section, path] of WRONG) {
  test(`${what} is refused at its place`, (t) => {
    const loaded = loadConfig(file(section), '/rusuban.yaml');
    if (loaded.type === 'ok') return t.fail('it was taken');
    t.deepEqual([...new Set(loaded.faults.map((fault) => fault.path))], [path]);
    t.true(loaded.faults.every((fault) => fault.remedy.length > 0));
  });
}
