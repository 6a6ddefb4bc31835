import test from 'ava';
import { type OwnSections, readLayers } from '../../../firmware/config/layers.ts';
import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { LineFields } from '../../../firmware/http/contract/configuration.ts';
import { faultText } from '../../../web-admin/src/configuration/fault-words.ts';
import {
  freshLink,
  KINDS,
  listOf,
  ruleByOf,
  rulesOf,
  ruleValues,
} from '../../../web-admin/src/configuration/link-draft.ts';
import { jaConfiguration } from '../../../web-admin/src/i18n/ja-configuration.ts';
import { hear, stagesOf } from '../../../web-admin/src/walk/heard-calls.ts';
import { hearsCalls, placeOf } from '../../../web-admin/src/walk/walk-stops.ts';

const LINES: readonly LineFields[] = [
  { id: '1', name: '代表', number: '0312340001' },
  { id: '2', name: '', number: '' },
];

const reasonsOf = (own: OwnSections): string[] => {
  const read = readLayers('', '/rusuban.yaml');
  const loaded = read.type === 'ok' ? read.layers.load(own) : read;
  return loaded.type === 'faults' ? loaded.faults.map(({ reason }) => reason) : [];
};
const LINE = [{ id: '1' }];
const ami = (more: object) => [
  {
    type: 'asterisk-ami',
    host: 'pbx',
    username: 'u',
    secret: 's',
    trunk: ['PJSIP/t*'],
    lines: [{ places: ['1'] }],
    ...more,
  },
];
const mail = (server: object, from = 'a@b.example') => ({
  from: { address: from },
  server: { host: 'm', ...server },
});

/** Whatever somebody may type wrong in a form of the browser. */
const WRONG: readonly OwnSections[] = [
  { site: { timezone: 'Mars', 'outside-prefix': 'x' } },
  { lines: [{ id: '' }, { id: 'a b' }, { id: '1', number: 'x' }, { id: '1', name: 'x'.repeat(99) }] },
  { lines: LINE, links: ami({ host: 'http://x', port: '99999', trunk: ['x'], extension: ['x'] }) },
  { lines: LINE, links: ami({ host: '', port: '0', username: '', secret: '', trunk: [], lines: [] }) },
  {
    lines: LINE,
    links: ami({
      port: 'x',
      lines: [{ did: 'x', line: '1' }, { channel: 'a b', line: '9' }, { places: [] }],
    }),
  },
  { lines: LINE, links: [{ type: 'modem', name: 'a b', line: '9', port: { path: 'x' } }] },
  {
    lines: LINE,
    links: [{ type: 'csta-xml', host: 'h', port: '', devices: [], lines: [{ places: ['1'] }] }],
  },
  { mail: mail({ security: 'none', user: 'u', password: 'p', fingerprint: 'x' }, 'nobody') },
  { mail: mail({ user: 'u' }) },
  { mail: mail({ host: '', port: 'x' }, '') },
  { mail: { ...mail({}), 'bounce-address': 'x', 'mails-per-minute': 'many', fallback: { host: 'a b' } } },
  { bounces: { host: 'a b', port: '0', security: 'none', user: '', password: '', done: 'move' } },
  { bounces: { host: 'imap', user: 'u', password: 'p', done: 'move', 'move-to': 'INBOX' } },
  { backup: { folder: '/media/usb', cron: '61 3 * * *', keep: '0' } },
  { backup: { folder: '/media/usb', cron: '3', keep: 'x' } },
];

test('whatever is typed wrong, the page has words for it', (t) => {
  const reasons = WRONG.flatMap(reasonsOf);
  t.true(reasons.length > 25, String(reasons.length));
  const unsaid = reasons.filter(
    (reason) => faultText(reason, jaConfiguration) === jaConfiguration.faults.unknown,
  );
  t.deepEqual([...new Set(unsaid)], []);
});

test('the rules of a link come from what stands beside each line, and go back to it', (t) => {
  const did = rulesOf(
    'did',
    LINES,
    new Map([
      ['1', '0312340001'],
      ['2', ''],
    ]),
  );
  t.deepEqual(did, [{ type: 'did', did: '0312340001', line: '1' }]);
  const places = rulesOf(
    'places',
    LINES,
    new Map([
      ['1', '1'],
      ['2', '2'],
    ]),
  );
  t.deepEqual(places, [{ type: 'places', lines: ['1', '2'] }]);
  for (const rules of [did, places, rulesOf('channel', LINES, new Map([['2', 'DAHDI/2']]))]) {
    t.deepEqual(rulesOf(ruleByOf(rules), LINES, ruleValues(rules)), rules);
  }
});

test('every kind of equipment begins with what is usual', (t) => {
  for (const kind of KINDS) t.is(freshLink(kind, LINES).kind, kind);
  t.like(freshLink('asterisk-ami', LINES), { port: '5038', rules: [{ did: '0312340001', line: '1' }] });
  t.like(freshLink('modem', LINES.slice(0, 1)), { line: '1' });
});

test('several words are separated as people do it', (t) => {
  t.deepEqual(listOf(' 101, 102、103　104 '), ['101', '102', '103', '104']);
  t.deepEqual(listOf(' '), []);
});

const call = (key: string, phase: BoardCall['phase']) => ({ key, phase }) as BoardCall;

test('a call that was heard stays when it is over, and follows what becomes known of it', (t) => {
  const ringing = call('a', 'ringing');
  const first = hear([], [ringing], 1000);
  t.is(hear(first, [ringing], 2000), first, 'nothing new is the same list');
  const then = hear(first, [call('a', 'answered'), call('b', 'ringing')], 3000);
  t.deepEqual(
    then.map(({ call: { key, phase }, endedAt }) => `${key} ${phase} ${endedAt}`),
    ['b ringing null', 'a answered null'],
  );
  const over = hear(then, [], 9000);
  t.deepEqual(
    over.map(({ endedAt }) => endedAt),
    [9000, 9000],
  );
  t.is(hear(over, [], 10_000), over, 'it ended once');
});

test('each step of the call that is tried is awaited in its turn', (t) => {
  const at = (more: object, endedAt: number | null = null) => {
    const known = { ...call('a', 'ringing'), answeredAt: null, caller: { type: 'pending' }, ...more };
    return Object.values(stagesOf({ call: known as BoardCall, endedAt })).join(' ');
  };
  const number = { caller: { type: 'number' } };
  const answered = { ...number, answeredAt: 5 };
  t.is(Object.values(stagesOf(null)).join(' '), 'now wait wait wait');
  t.is(at({}), 'done now wait wait');
  t.is(at(number), 'done done now wait');
  t.is(at({ caller: { type: 'absent', reason: 'withheld' } }), 'done done now wait');
  t.is(at(answered), 'done done done now');
  t.is(at({ answeredAt: 5 }), 'done none done now', 'answered before a number came');
  t.is(at(answered, 9), 'done done done done');
  t.is(at(number, 9), 'done done none done', 'nobody answered');
});

test('the walk goes on at the first step that is neither done nor left', (t) => {
  const walk = (...states: ('open' | 'later' | 'done')[]) => ({
    steps: (['office', 'lines', 'equipment', 'mail'] as const).map((step, at) => ({
      step,
      state: states[at] ?? 'open',
    })),
  });
  t.is(placeOf('', walk('done', 'later', 'open')), 'equipment');
  t.is(placeOf('office', walk('done')), 'office');
  t.is(placeOf('nonsense', walk('done', 'done', 'done', 'later')), 'end');
  t.true(hearsCalls(walk('later', 'done', 'done', 'open')));
  t.false(hearsCalls(walk('done', 'done', 'later', 'done')));
});
