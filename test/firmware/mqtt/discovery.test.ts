import test from 'ava';
import type { Board } from '../../../firmware/http/contract/board.ts';
import { discoveryOf } from '../../../firmware/mqtt/discovery.ts';
import { LINE_STATES, statesOf } from '../../../firmware/mqtt/states.ts';
import { topicsUnder } from '../../../firmware/mqtt/topics.ts';
import { answeredBy, board, call } from '../../web-admin/board-fixture.ts';
import {
  BLOCKED_ATTRIBUTES,
  DEVICE_DISCOVERY,
  type DeviceDiscovery,
  DISCOVERY_TOPIC,
} from './home-assistant.ts';

const TOPICS = topicsUnder('rusuban');
const lines = [
  { id: '1', name: '代表' },
  { id: '外線/2', name: '外線/2' },
];

function message(locale: 'ja' | 'en' = 'ja', office = lines): [topic: string, message: DeviceDiscovery] {
  const common = { boxId: '0190-aa', siteName: '日向設備', version: '1.2.3', topics: TOPICS } as const;
  const told = [...discoveryOf({ ...common, prefix: 'ha', locale, lines: office })];
  const [topic = '', text = ''] = told[0] ?? [];
  if (told.length !== 1) throw new Error('one message is the whole device');
  return [topic, DEVICE_DISCOVERY.parse(JSON.parse(text))];
}

const LAST_CALL = {
  ...{ key: 'k', startedAt: 1_000, outcome: 'missed', ringSeconds: 12, talkSeconds: null },
  ...{ line: { id: '1', name: '代表' }, caller: { type: 'absent', reason: 'withheld' }, customer: null },
} as unknown as Parameters<typeof statesOf>[1];
const told = (office: Board) => statesOf(office, LAST_CALL, TOPICS, 'name');

test('the whole device is one message that Home Assistant’s schemas take, on a topic that it reads', (t) => {
  for (const locale of ['ja', 'en'] as const) {
    const [topic, { components }] = message(locale);
    t.regex(topic.replace(/^ha\//, ''), DISCOVERY_TOPIC);
    t.is(Object.keys(components).length, 5 + lines.length);
  }
});

test('entities are told apart by identifiers that stay, and have names that do not repeat the device', (t) => {
  const [, { device, components }] = message();
  const entities = Object.values(components);
  t.is(new Set(entities.map((one) => one.unique_id)).size, entities.length);
  for (const { unique_id: id, default_entity_id: entityId = '', platform, name } of entities) {
    t.regex(id, /^rusuban_0190aa_[a-z0-9_-]+$/);
    t.regex(entityId, new RegExp(`^${platform}\\.rusuban_[a-z0-9_-]+$`));
    t.false((name ?? '').startsWith(device.name ?? ''), `${name}`);
  }
});

test('every topic that an entity reads is told, but that of a last call that never was', (t) => {
  const [, { availability_topic: availability, components }] = message('ja', lines.slice(0, 1));
  t.is(availability, TOPICS.availability);
  const states = told(board());
  for (const one of Object.values(components)) {
    t.true(states.has(one.state_topic ?? ''), one.state_topic);
    if (one.json_attributes_topic !== undefined)
      t.notThrows(() => JSON.parse(states.get(one.json_attributes_topic ?? '') ?? ''));
  }
});

test('what is told are states that the entities know', (t) => {
  const [, { components }] = message('ja', lines.slice(0, 1));
  const { away, line_1: line, last_call: last, problem } = components;
  const office = board();
  if (away?.platform !== 'switch' || line?.platform !== 'sensor' || problem?.platform !== 'binary_sensor')
    return t.fail('other entities');
  for (const mode of ['away', 'present'] as const) {
    const said = told(board({ mode: { ...office.mode, mode } })).get(away.state_topic ?? '');
    t.is(said, mode === 'away' ? away.state_on : away.state_off);
    t.is(said, mode === 'away' ? away.payload_on : away.payload_off, 'and the box takes the same words');
  }
  for (const calls of [[], [call()], [answeredBy('101')]]) {
    const said = told(board({ calls })).get(line.state_topic);
    t.true(line.options?.includes(said ?? ''), said);
  }
  t.deepEqual(line.options, [...LINE_STATES]);
  t.true([problem.payload_on, problem.payload_off].includes(told(office).get(problem.state_topic) ?? ''));
  t.regex(told(office).get(last?.state_topic ?? '') ?? '', /^\d{4}-\d\d-\d\dT.*Z$/, 'a time with its zone');
});

test('no attribute has a name that Home Assistant drops', (t) => {
  const customer = {
    id: 'x',
    name: '青葉',
    kana: '',
    department: '',
    contact: '',
    importance: 'A',
    representative: null,
  };
  const office = board({ calls: [call({ customer: customer as never })] });
  for (const [topic, payload] of told(office)) {
    if (!topic.endsWith('/attributes')) continue;
    t.deepEqual(
      Object.keys(JSON.parse(payload)).filter((name) => BLOCKED_ATTRIBUTES.includes(name)),
      [],
      topic,
    );
  }
});
