import test from 'ava';
import { DEFAULT_PATTERNS } from '../../../../hw/pbx/freeswitch-esl/channel.ts';
import { decodeFreeswitchEsl } from '../../../../hw/pbx/freeswitch-esl/decode.ts';
import { BODY_LIMIT, frame, NOTHING_PENDING, type Pending } from '../../../../hw/pbx/freeswitch-esl/frame.ts';
import type { LineRule } from '../../../../hw/pbx/line-rules.ts';
import { captured, capturesIn } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../../decoders/fixtures.ts';
import { story } from '../sink.ts';

const withLines = (lines: readonly LineRule[]) => decodeFreeswitchEsl({ ...DEFAULT_PATTERNS, lines });
const create = () => withLines([{ type: 'places', lines: ['1', '2'] }]);

declareFixtures('freeswitch-esl', create, 20);

const arrival = (uuid: string, more = '') => {
  const body = [
    'Event-Name: CHANNEL_CREATE',
    `Unique-ID: ${uuid}`,
    'Channel-Name: sofia/external/0312345678%40203.0.113.5',
    'Call-Direction: inbound',
    'Caller-Caller-ID-Number: 0312345678',
    'Caller-Destination-Number: 0312340001',
    `${more}\n`,
  ].join('\n');
  return Buffer.from(`Content-Type: text/event-plain\nContent-Length: ${body.length}\n\n${body}`);
};

test('the gateway, the profile or the dialled number says which line it is', (t) => {
  const uuid = 'dddddddd-0000-4000-8000-000000000001';
  const lineBy = (rule: LineRule, more = '') => decoded(withLines([rule]), [arrival(uuid, more)])[0];
  const gateway = { type: 'channel', pattern: 'gateway/ntt', line: 'A' } as const;
  t.like(lineBy(gateway, 'variable_sip_gateway: ntt\n'), { type: 'ringing', line: 'A' });
  t.like(lineBy(gateway), { line: '1' }, 'no rule fits: a place of an unnamed trunk');
  t.like(lineBy({ type: 'channel', pattern: 'profile/external', line: 'B' }), { line: 'B' });
  t.like(lineBy({ type: 'did', did: '0312340001', line: 'C' }), { line: 'C' });
});

test('a body beyond all measure is passed over, and the next message is read', (t) => {
  const head = Buffer.from(`Content-Type: api/response\nContent-Length: ${BODY_LIMIT + 1}\n\n`);
  let pending: Pending = frame(NOTHING_PENDING, head).rest;
  let discarded = 0;
  for (let left = BODY_LIMIT + 1; left > 0; left -= 65_536) {
    const framed = frame(pending, Buffer.alloc(Math.min(65_536, left), 0x41));
    pending = framed.rest;
    discarded += framed.discarded;
    t.is(pending.length, 0);
  }
  t.is(discarded, BODY_LIMIT + 1);
  t.is(frame(pending, arrival('u')).frames[0]?.type, 'message');
});

test('a line without end is dropped, and the next message is read', (t) => {
  const decoder = create();
  const events = [arrival('u1'), Buffer.alloc(70_000, 0x79), Buffer.from('\n\n'), arrival('u2')];
  t.deepEqual(
    decoded(decoder, events).map(({ type }) => type),
    ['ringing', 'caller-id', 'unrecognised', 'ringing', 'caller-id'],
  );
});

test('a flood of channels that never end is bounded: the oldest counts as over', (t) => {
  const decoder = withLines([{ type: 'channel', pattern: '*', line: '1' }]);
  const events = Array.from({ length: 5_001 }, (_, at) => decoder.push(arrival(`u${at}`))).flat();
  t.deepEqual(
    story(events).filter((words) => words.startsWith('released')),
    ['released 1'],
  );
});

/** The recordings are pieces of text; `\` and a line end stand where one was cut inside a line. */
const joined = (names: readonly string[]) =>
  Buffer.from(
    names
      .map((name) =>
        Buffer.from(captured(`freeswitch_esl/${name}`) ?? [])
          .toString('utf8')
          .replace(/\\\n$/, ''),
      )
      .join(''),
  );
const files = capturesIn('freeswitch_esl');
const testStream = files.length === 0 ? test.skip : test;

testStream(
  'recording freeswitch_esl, parts 1 to 7: a caller without a number (needs ../shared/captures)',
  (t) => {
    const bytes = joined(files.filter((name) => name.includes('command_reply_and_event_part')));
    t.deepEqual(story(decoded(create(), [bytes])), ['ringing 1 123', 'caller-id 1 unavailable']);
    for (let size = 1; size < 200; size += 7) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      t.deepEqual(decoded(create(), chunks), decoded(create(), [bytes]), `pieces of ${size}`);
    }
  },
);

testStream('recording freeswitch_esl: every piece is read as messages (needs ../shared/captures)', (t) => {
  for (const name of files.filter((one) => !/part\d/.test(one))) {
    const said = decoded(create(), [joined([name])]);
    const isText = name === 'outboundsocket_disconnect.txt';
    t.deepEqual(said.filter(({ type }) => type === 'unrecognised').length, isText ? 2 : 0, name);
    // The telephone 1000 calls a service: a call inside.
    t.deepEqual(
      said.filter(({ type }) => type !== 'unrecognised'),
      [],
      name,
    );
  }
});
