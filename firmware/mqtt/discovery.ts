import type { BoardLine } from '../http/contract/board.ts';
import type { Told } from './states.ts';
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

/**
 * The messages by which Home Assistant makes entities of the box by itself (its MQTT discovery): the mode as a switch,
 * each line, the last call and the mails as sensors.
 */
export function discoveryOf(options: DiscoveryOptions): Told {
  const { topics, lines, locale } = options;
  const words = WORDS[locale];
  const entity = entityMaker(options);
  return new Map([
    entity('switch', 'away', words.away, {
      command_topic: topics.setMode,
      state_topic: topics.mode,
      json_attributes_topic: topics.modeAttributes,
      ...{ payload_on: 'away', state_on: 'away', payload_off: 'present', state_off: 'present' },
      icon: 'mdi:account-off-outline',
    }),
    ...lines.map(({ id, name }) =>
      entity('sensor', `line_${slugOf(id)}`, words.line(id, name), {
        state_topic: topics.line(id),
        json_attributes_topic: topics.lineAttributes(id),
        device_class: 'enum',
        options: ['idle', 'ringing', 'busy', 'fault'],
        icon: 'mdi:phone',
      }),
    ),
    entity('sensor', 'last_call', words.lastCall, {
      state_topic: topics.lastCall,
      json_attributes_topic: topics.lastCallAttributes,
      device_class: 'timestamp',
    }),
    entity('sensor', 'waiting_mails', words.waiting, {
      ...{ state_topic: topics.waitingMails, state_class: 'measurement', icon: 'mdi:email-fast-outline' },
    }),
    entity('sensor', 'parked_mails', words.parked, {
      ...{ state_topic: topics.parkedMails, state_class: 'measurement', icon: 'mdi:email-alert-outline' },
    }),
    entity('binary_sensor', 'problem', words.problem, {
      state_topic: topics.problem,
      json_attributes_topic: topics.problemAttributes,
      device_class: 'problem',
    }),
  ]);
}

/** What all entities share: the device they belong to, and when they are not to be believed. */
function entityMaker({ prefix, boxId, siteName, version, topics }: DiscoveryOptions) {
  const node = `rusuban_${boxId.replaceAll('-', '')}`;
  const device = {
    identifiers: [node],
    name: `Rusuban ${siteName}`,
    manufacturer: 'Rusuban',
    model: 'Rusuban',
    sw_version: version,
  };
  return (kind: string, id: string, name: string, more: object): readonly [string, string] => [
    `${prefix}/${kind}/${node}/${id}/config`,
    JSON.stringify({
      name,
      unique_id: `${node}_${id}`,
      object_id: `rusuban_${id}`,
      availability_topic: topics.availability,
      device,
      ...more,
    }),
  ];
}
