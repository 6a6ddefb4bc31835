import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { BoardFeed } from '../../../firmware/http/board-feed.ts';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import { silentLog } from '../../../hw/log.ts';
import { PBX, Scenario } from '../../support/call-scenario.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function setUp() {
  const clock = new FakeClock();
  const sent: BoxEvent[] = [];
  const feed = new BoardFeed(
    {
      clock,
      log: silentLog,
      siteName: 'Office',
      timeZone: 'Asia/Tokyo',
      demo: false,
      lines: [
        { id: '1', name: 'Main', links: ['pbx'] },
        { id: '2', name: 'Fax', links: [] },
      ],
      extensions: [{ id: '101', name: 'Ito' }],
      wording: { display: (number) => `(${number})`, extensionName: () => 'Ito' },
      mailAtHangUp: () => true,
      presence: { next: null, away: [] },
      readToDo: async () => ({ toReturn: [], counts: { toReturn: 0, parked: 1, waiting: 2 } }),
      send: (event) => sent.push(event),
    },
    { mode: 'present', since: epochMs(0), by: 'start' },
  );
  return { clock, sent, feed };
}

const only = (calls: readonly Call[]): Call => {
  const [call] = calls;
  if (call === undefined) throw new Error('no call');
  return call;
};

test('a live call is on the board, and nothing of it is left when it has ended', (t) => {
  const { feed, sent } = setUp();
  const s = new Scenario().ringing(PBX, '1', 'a').number(PBX, '1', 'a', '0312345678');
  feed.take({ type: 'call', call: only(s.live) });
  t.like(feed.snapshot().calls[0]?.caller, { type: 'number', display: '(+81312345678)' });
  feed.take({ type: 'call-ended', call: only(s.released(PBX, '1', 'a').ended) });
  t.deepEqual(feed.snapshot().calls, []);
  const ended = sent.find((event) => event.type === 'call-ended');
  t.false(JSON.stringify(ended).includes('12345678'));
  t.like(ended, { outcome: 'missed', talkSeconds: null });
});

test('a call that ends in the very write that tells who it was is shown before it is gone', (t) => {
  const { feed, sent } = setUp();
  const s = new Scenario().ringing(PBX, '1', 'a');
  feed.take({ type: 'call', call: only(s.live) });
  s.number(PBX, '1', 'a', '0312345678').released(PBX, '1', 'a');
  feed.take({ type: 'call-ended', call: only(s.ended) });
  t.deepEqual(
    sent.map((event) => event.type).filter((type) => type !== 'changed'),
    ['call', 'call', 'call-ended'],
  );
  t.true(JSON.stringify(sent[1]).includes('0312345678'));
});

test('a line is blind until one of its links is up, and says why', (t) => {
  const { feed, sent } = setUp();
  const second = feed.snapshot().lines[1];
  t.is(second?.link, null);
  t.deepEqual(second?.why, [
    { code: 'no-equipment', facts: {}, text: 'No equipment is configured for this line.' },
  ]);
  const why = [{ code: 'tcp-refused', place: '192.0.2.1:5038' }] as const;
  feed.take({ type: 'link', name: 'pbx', state: { phase: 'down', since: 5, why } });
  t.like(feed.snapshot().lines[0], { state: 'fault', since: 5, link: 'pbx' });
  t.deepEqual(feed.snapshot().lines[0]?.why, [
    {
      code: 'tcp-refused',
      facts: { place: '192.0.2.1:5038' },
      text: '192.0.2.1:5038 refused the connection.',
    },
  ]);
  feed.take({ type: 'link', name: 'pbx', state: { phase: 'up', since: 9 } });
  t.like(feed.snapshot().lines[0], { state: 'ok', since: null, link: null, why: [] });
  t.is(sent.filter((event) => event.type === 'line').length, 2);
});

test('many changes are one reading of what is to do', async (t) => {
  const { clock, feed, sent } = setUp();
  for (let i = 0; i < 5; i++) feed.take({ type: 'changed', what: 'outbox' });
  await clock.advanceAsync(200);
  const counts = sent.filter((event) => event.type === 'counts');
  t.deepEqual(
    counts.map((event) => event.counts),
    [{ toReturn: 0, parked: 1, waiting: 2 }],
  );
  feed.stop();
  t.is(clock.pending, 0);
});
