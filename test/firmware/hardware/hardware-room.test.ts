import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import test from 'ava';
import { HardwareRoom } from '../../../firmware/hardware/hardware-room.ts';
import { UNMASKED_MS } from '../../../firmware/hardware/unmasking.ts';
import type { OpenSerialDevice } from '../../../hw/links/serial-device.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const PORT = '/dev/ttyUSB0';
const SEARCH = { port: PORT, seconds: 600, speaking: 'never', speed: 9_600, framing: '8N1' } as const;
const NOBODY = async () => null;

function setUp(open: OpenSerialDevice = working) {
  const clock = new FakeClock();
  let reads = 0;
  const tested: number[] = [];
  const room = new HardwareRoom({
    clock,
    random: () => 0.5,
    links: [],
    ports: async () => [{ path: PORT }],
    holderOf: NOBODY,
    open,
    read: () => {
      reads += 1;
      return { links: [], panel: null, pins: [], lampTest: null };
    },
    lamps: { testLamp: (offset) => tested.push(offset) > 0, endLampTest: () => {} },
  });
  room.start();
  const look = (session: string) => {
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    let text = '';
    response.write = (chunk: string) => {
      text += chunk;
      return true;
    };
    room.open(response, { session, endsAt: Number.MAX_SAFE_INTEGER });
    return { leave: () => response.emit('close'), text: () => text };
  };
  return { clock, room, look, reads: () => reads };
}

const working: OpenSerialDevice = async () => ({
  type: 'open',
  device: { write: (_, done) => done(), check: async () => 'alive', close: async () => {} },
});

/** Lets promises that are settled be heard. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What the last look says of the search. */
function endedOf(look: (session: string) => { text: () => string }): unknown {
  const { text } = look('other');
  const [, json = '{}'] = /^event: snapshot\ndata: (.*)$/m.exec(text()) ?? [];
  return JSON.parse(json).state.listening?.ended;
}

test('while nobody looks, nothing is read and no timer but that of the signs of life runs', async (t) => {
  const { clock, room, look, reads } = setUp();
  clock.advance(60_000);
  t.deepEqual([reads(), clock.pending], [0, 1]);
  const { leave } = look('one');
  clock.advance(1_000);
  t.true(reads() >= 4);
  leave();
  const before = reads();
  clock.advance(60_000);
  t.deepEqual([reads(), clock.pending], [before, 1]);
  await room.stop();
  t.is(clock.pending, 0);
});

test('an update brings only what has changed', (t) => {
  const { clock, look } = setUp();
  const { text } = look('one');
  clock.advance(250);
  const first = text().length;
  clock.advance(4_000);
  t.is(text().length, first);
});

test('a search ends when the page that began it is left for five seconds, and not when it is loaded again', async (t) => {
  const { clock, room, look } = setUp();
  t.deepEqual(await room.listen(SEARCH, 'one'), { type: 'refused', why: 'nobody-looks' });
  const page = look('one');
  t.deepEqual(await room.listen(SEARCH, 'one'), { type: 'started' });
  page.leave();
  clock.advance(4_000);
  const again = look('one');
  clock.advance(60_000);
  t.is(endedOf(look), null);
  again.leave();
  clock.advance(5_000);
  await settled();
  t.is(endedOf(look), 'nobody-looks');
});

test('a search ends by its limit, and with a port that cannot be opened', async (t) => {
  const { clock, room, look } = setUp();
  look('one');
  await room.listen(SEARCH, 'one');
  clock.advance(600_000);
  await settled();
  t.is(endedOf(look), 'time');
  const broken = setUp(async () => ({ type: 'fault', fault: { reason: 'busy', detail: 'locked' } }));
  broken.look('one');
  await broken.room.listen(SEARCH, 'one');
  await settled();
  t.is(endedOf(broken.look), 'not-opened');
});

test('of two searches that are begun at once one is refused', async (t) => {
  const { room, look } = setUp();
  look('one');
  const answers = await Promise.all([room.listen(SEARCH, 'one'), room.listen(SEARCH, 'one')]);
  t.deepEqual(answers, [{ type: 'started' }, { type: 'refused', why: 'running' }]);
});

test('numbers may be seen for ten minutes by who asked for it, and a session that ends may not go on', (t) => {
  const { clock, room, look } = setUp();
  const untilOf = (who: string) => /"unmaskedUntil":(\w+)/.exec(look(who).text())?.[1];
  const until = room.unmask('one');
  t.is(until, clock.now() + UNMASKED_MS);
  t.deepEqual([untilOf('one'), untilOf('two')], [String(until), 'null']);
  clock.advance(UNMASKED_MS);
  t.is(untilOf('one'), 'null');
  room.unmask('one');
  room.end(['one']);
  t.is(untilOf('one'), 'null');
});

test('not more than sixteen pages look at once', (t) => {
  const { room, look } = setUp();
  for (let page = 0; page < 16; page += 1) look(`session ${page}`);
  t.true(room.isFull);
});
