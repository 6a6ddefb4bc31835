import test from 'ava';
import { loadConfig } from '../../../firmware/config/load.ts';

const file = (panel: string) =>
  `lines: [ { id: "1" } ]\nlinks: []\nmail:\n  from: { address: a@b.example }\n  server: { host: 127.0.0.1, security: none }\npanel: { chip: pinctrl-rp1, ${panel} }\n`;

function panelOf(panel: string) {
  const loaded = loadConfig(file(panel), '/rusuban.yaml');
  if (loaded.type !== 'ok') throw new Error(JSON.stringify(loaded));
  return loaded.config.panel;
}

function faultsOf(panel: string): string[] {
  const loaded = loadConfig(file(panel), '/rusuban.yaml');
  return loaded.type === 'ok' ? [] : loaded.faults.map(({ path, reason }) => `${path} ${reason}`);
}

test('a button is pulled away from pressed unless the file says otherwise', (t) => {
  const buttons = (pin: string) => panelOf(`switch: { offset: 4${pin} }`).buttons;
  t.deepEqual(buttons(''), { type: 'switch', absent: { offset: 4, activeLow: true, pull: 'up' } });
  t.like(buttons(', active-low: false'), { absent: { pull: 'down' } });
  t.like(buttons(', pull: down'), { absent: { pull: 'down' } });
  t.deepEqual(buttons(', pull: none'), { type: 'switch', absent: { offset: 4, activeLow: true } });
});

test('a pair may lack either button', (t) => {
  t.deepEqual(panelOf('present-button: { offset: 5, pull: none }').buttons, {
    type: 'pair',
    absent: null,
    present: { offset: 5, activeLow: true },
  });
});

test('one button turns the mode round, or does two things by how long it is held', (t) => {
  const pin = { offset: 6, activeLow: true, pull: 'up' } as const;
  t.deepEqual(panelOf('button: { offset: 6 }').buttons, {
    type: 'single',
    pin,
    short: 'toggle',
    long: null,
    longMs: 1500,
  });
  t.deepEqual(panelOf('button: { offset: 6, short: absent, long: present, long-ms: 3000 }').buttons, {
    type: 'single',
    pin,
    short: 'absent',
    long: 'present',
    longMs: 3000,
  });
});

test('a lamp shows everything unless the file says what', (t) => {
  t.deepEqual(
    panelOf('leds: [ { offset: 7 }, { offset: 8, active-low: true, shows: [ringing, mail] } ]').leds,
    [
      { offset: 7, activeLow: false, shows: ['ringing', 'fault', 'link', 'mail', 'away'] },
      { offset: 8, activeLow: true, shows: ['ringing', 'mail'] },
    ],
  );
});

for (const backend of ['auto', 'char-device', 'onoff', 'memory'] as const) {
  test(`the file may say backend: ${backend}`, (t) => {
    t.is(panelOf(`backend: ${backend}, button: { offset: 6 }`).backend, backend);
  });
}

const refused: [string, string, RegExp][] = [
  [
    'a button besides a pair',
    'button: { offset: 1 }, absent-button: { offset: 2 }',
    /^panel\.button is given/,
  ],
  ['a switch besides a button', 'switch: { offset: 1 }, button: { offset: 2 }', /^panel\.switch is given/],
  ['a lamp on the pin of a button', 'button: { offset: 1 }, leds: [ { offset: 1 } ]', /is used by button/],
  ['two lamps on one pin', 'leds: [ { offset: 1 }, { offset: 1 } ]', /is used by leds/],
  [
    'a lamp for something that is no sign',
    'leds: [ { offset: 1, shows: [disco] } ]',
    /not one of the choices/,
  ],
  ['a lamp for nothing', 'leds: [ { offset: 1, shows: [] } ]', /shows/],
];
for (const [title, panel, words] of refused) {
  test(`${title} is refused`, (t) => {
    const faults = faultsOf(panel);
    t.true(
      faults.some((fault) => words.test(fault)),
      faults.join('\n'),
    );
  });
}

test('a line of the chip serves the panel or a link, not both', (t) => {
  const text = file('leds: [ { offset: 40 } ]').replace(
    'links: []',
    'links: [ { type: ring, name: bell, line: "1", chip: pinctrl-rp1, ring: { offset: 40 } } ]',
  );
  const loaded = loadConfig(text, '/rusuban.yaml');
  t.true(loaded.type !== 'ok' && loaded.faults.some(({ reason }) => /used by panel\.leds/.test(reason)));
});
