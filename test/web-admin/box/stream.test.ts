import test from 'ava';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import {
  BoxStream,
  type Connection,
  DOUBT_MS,
  type PortHandlers,
  retryDelay,
  SILENCE_MS,
} from '../../../web-admin/src/box/stream.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { board } from '../board-fixture.ts';

/** A stream whose far end the test plays. */
function setUp() {
  const clock = new FakeClock();
  const ports: PortHandlers[] = [];
  const events: BoxEvent[] = [];
  const connections: Connection[] = [];
  let closed = 0;
  const stream = new BoxStream(
    (handlers) => {
      ports.push(handlers);
      return { close: () => closed++ };
    },
    clock,
    () => 0.5,
    { event: (event) => events.push(event), connection: (connection) => connections.push(connection) },
  );
  const say = (event: BoxEvent) => ports.at(-1)?.event(JSON.stringify(event));
  const snapshot = () => say({ type: 'snapshot', board: board() });
  const heartbeat = () => say({ type: 'heartbeat', boxTime: 1 });
  const fail = () => ports.at(-1)?.failed();
  const phase = () => connections.at(-1)?.phase;
  return {
    clock,
    ports,
    events,
    connections,
    stream,
    say,
    snapshot,
    heartbeat,
    fail,
    phase,
    closed: () => closed,
  };
}

test('it is live from the first snapshot on, and not before', (t) => {
  const box = setUp();
  box.stream.start();
  t.is(box.phase(), 'connecting');
  box.heartbeat();
  t.is(box.phase(), 'connecting');
  box.snapshot();
  t.is(box.phase(), 'live');
});

test('twelve seconds without a word make the board stale, a heartbeat puts that off', (t) => {
  const box = setUp();
  box.stream.start();
  box.snapshot();
  box.clock.advance(SILENCE_MS - 1);
  box.heartbeat();
  box.clock.advance(SILENCE_MS - 1);
  t.is(box.phase(), 'live');
  box.clock.advance(1);
  t.is(box.phase(), 'lost');
});

test('a break that heals within two seconds is never shown', (t) => {
  const box = setUp();
  box.stream.start();
  box.snapshot();
  box.fail();
  box.clock.advance(600);
  t.is(box.ports.length, 2);
  box.snapshot();
  box.clock.advance(DOUBT_MS);
  t.deepEqual(
    box.connections.map(({ phase }) => phase),
    ['connecting', 'live', 'live'],
  );
});

test('an error older than two seconds is stale, with the time of the last word', (t) => {
  const box = setUp();
  box.stream.start();
  box.snapshot();
  const heardAt = box.clock.now();
  box.fail();
  box.clock.advance(DOUBT_MS);
  const last = box.connections.at(-1);
  t.is(last?.phase, 'lost');
  t.is(last?.phase === 'lost' && last.heardAt, heardAt);
});

test('the board is told of the snapshot before it is told that it is live again', (t) => {
  const box = setUp();
  const order: string[] = [];
  const stream = new BoxStream(
    (handlers) => {
      handlersOf = handlers;
      return { close: () => undefined };
    },
    box.clock,
    () => 0.5,
    { event: ({ type }) => order.push(type), connection: ({ phase }) => order.push(phase) },
  );
  let handlersOf: PortHandlers | null = null as PortHandlers | null;
  stream.start();
  handlersOf?.event(JSON.stringify({ type: 'snapshot', board: board() }));
  t.deepEqual(order, ['connecting', 'snapshot', 'live']);
});

test('it tries again after 0.5, 1, 2, 4, 8 and then every 15 seconds', (t) => {
  const box = setUp();
  box.stream.start();
  for (const [index, wait] of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000].entries()) {
    box.fail();
    box.clock.advance(wait - 1);
    t.is(box.ports.length, index + 1, `not before ${wait}`);
    box.clock.advance(1);
    t.is(box.ports.length, index + 2, `at ${wait}`);
  }
});

test('after a snapshot the next break begins with the shortest wait again', (t) => {
  const box = setUp();
  box.stream.start();
  box.fail();
  box.clock.advance(500);
  box.fail();
  box.clock.advance(1_000);
  box.snapshot();
  box.fail();
  box.clock.advance(500);
  t.is(box.ports.length, 4);
});

test('a connection that is opened and never answers is given up', (t) => {
  const box = setUp();
  box.stream.start();
  box.clock.advance(SILENCE_MS);
  t.is(box.closed(), 1);
  t.is(box.phase(), 'lost');
  box.clock.advance(500);
  t.is(box.ports.length, 2);
});

test('words of a connection that was given up are not heard any more', (t) => {
  const box = setUp();
  box.stream.start();
  const [old] = box.ports;
  box.fail();
  box.clock.advance(500);
  old?.event(JSON.stringify({ type: 'snapshot', board: board() }));
  old?.failed();
  t.deepEqual(box.events, []);
  box.snapshot();
  t.is(box.phase(), 'live');
});

test('noise on the stream is no event', (t) => {
  const box = setUp();
  box.stream.start();
  box.snapshot();
  for (const noise of ['', '{', 'null', '[]', '"snapshot"']) box.ports.at(-1)?.event(noise);
  t.is(box.events.length, 1);
});

test('when the network is back it does not wait any longer', (t) => {
  const box = setUp();
  box.stream.start();
  box.fail();
  box.stream.retryNow();
  t.is(box.ports.length, 2);
  box.clock.advance(1_000);
  t.is(box.ports.length, 2);
});

test('a stopped stream leaves no timer behind', (t) => {
  const box = setUp();
  box.stream.start();
  box.fail();
  box.clock.advance(DOUBT_MS);
  box.stream.stop();
  t.is(box.clock.pending, 0);
});

test('the wait varies by a fifth, so that forty screens do not come back in one instant', (t) => {
  t.is(
    retryDelay(1, () => 0),
    400,
  );
  t.is(
    retryDelay(1, () => 1),
    600,
  );
  t.is(
    retryDelay(99, () => 0.5),
    15_000,
  );
});
