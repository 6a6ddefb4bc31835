import type { BoardLine } from '../http/contract/board.ts';
import { LINE_STATES, type Told } from './states.ts';
import { slugOf, type Topics } from './topics.ts';

export interface DiscoveryOptions {
  /** `homeassistant` unless somebody changed it there. */
  readonly prefix: string;
  /** UUID of the box: the same device after a restart, another one for another box. */
  readonly boxId: string;
  readonly siteName: string;
  readonly version: string;
  readonly locale: 'ja' | 'en';
  readonly lines: readonly Pick<BoardLine, 'id' | 'name'>[];
  readonly topics: Topics;
}

const WORDS = {
  ja: {
    away: '不在',
    line: (id: string, name: string) => (name === id ? `外線${id}` : `外線${id} ${name}`),
    lastCall: '最後の着信',
    waiting: '送信待ちメール',
    parked: '要確認メール',
    problem: '箱の異常',
  },
  en: {
    away: 'Away',
    line: (id: string, name: string) => (name === id ? `Line ${id}` : `Line ${id} ${name}`),
    lastCall: 'Last call',
    waiting: 'Waiting mails',
    parked: 'Mails to look at',
    problem: 'Problem',
  },
} as const;

/** What an entity is made of besides what all of them share. */
type Component = readonly [id: string, component: object];

/**
 * The message by which Home Assistant makes a device with its entities of the box by itself (device discovery of its
 * MQTT integration, since 2024.11): the mode as a switch, each line, the last call and the mails as sensors. It is
 * one message, so that a line that is no more is gone from it.
 */
export function discoveryOf(options: DiscoveryOptions): Told {
  const { prefix, boxId, siteName, version, topics } = options;
  const node = `rusuban_${boxId.replaceAll('-', '')}`;
  const message = {
    device: {
      identifiers: [node],
      name: `Rusuban ${siteName}`,
      manufacturer: 'Rusuban',
      model: 'Rusuban',
      sw_version: version,
    },
    origin: { name: 'Rusuban', sw_version: version },
    availability_topic: topics.availability,
    components: Object.fromEntries(componentsOf(options, node)),
  };
  return new Map([[`${prefix}/device/${node}/config`, JSON.stringify(message)]]);
}

function componentsOf(options: DiscoveryOptions, node: string): readonly Component[] {
  const { topics, locale } = options;
  const words = WORDS[locale];
  const component = (platform: string, id: string, name: string, more: object): Component => [
    id,
    { platform, unique_id: `${node}_${id}`, default_entity_id: `${platform}.rusuban_${id}`, name, ...more },
  ];
  return [
    component('switch', 'away', words.away, {
      command_topic: topics.setMode,
      state_topic: topics.mode,
      json_attributes_topic: topics.modeAttributes,
      ...{ payload_on: 'away', state_on: 'away', payload_off: 'present', state_off: 'present' },
      icon: 'mdi:account-off-outline',
    }),
    ...options.lines.map(({ id, name }) =>
      component('sensor', `line_${slugOf(id)}`, words.line(id, name), {
        state_topic: topics.line(id),
        json_attributes_topic: topics.lineAttributes(id),
        device_class: 'enum',
        options: LINE_STATES,
        icon: 'mdi:phone',
      }),
    ),
    component('sensor', 'last_call', words.lastCall, {
      state_topic: topics.lastCall,
      json_attributes_topic: topics.lastCallAttributes,
      device_class: 'timestamp',
    }),
    component('sensor', 'waiting_mails', words.waiting, {
      ...{ state_topic: topics.waitingMails, state_class: 'measurement', icon: 'mdi:email-fast-outline' },
    }),
    component('sensor', 'parked_mails', words.parked, {
      ...{ state_topic: topics.parkedMails, state_class: 'measurement', icon: 'mdi:email-alert-outline' },
    }),
    component('binary_sensor', 'problem', words.problem, {
      state_topic: topics.problem,
      json_attributes_topic: topics.problemAttributes,
      device_class: 'problem',
    }),
  ];
}
