import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import { EventStream, type Listener } from '../../../firmware/http/event-stream.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const anybody = { session: null, endsAt: Number.MAX_SAFE_INTEGER, view: null };
const beat = (boxTime: number) => ({ type: 'heartbeat', boxTime }) as const;

async function serve(
  t: ExecutionContext,
  stream: EventStream<BoxEvent>,
  listener: Listener<BoxEvent> = anybody,
): Promise<() => Promise<IncomingMessage>> {
  const server = createServer((_request, response) => stream.open(response, beat(0), listener));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return async () => {
    const request = get({ host: '127.0.0.1', port });
    request.on('error', () => {});
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.on('error', () => {});
    return response.setEncoding('utf8');
  };
}

async function textUntil(response: IncomingMessage, part: string): Promise<string> {
  let text = '';
  for await (const chunk of response) {
    text += chunk;
    if (text.includes(part)) return text;
  }
  return text;
}

test('a screen gets the snapshot first, then what happens, as server-sent events', async (t) => {
  const stream = new EventStream<BoxEvent>({ heartbeat: beat, clock: new FakeClock() });
  const open = await serve(t, stream);
  const response = await open();
  t.is(response.headers['content-type'], 'text/event-stream; charset=utf-8');
  stream.send({ type: 'counts', boxTime: 7, counts: { toReturn: 1, parked: 0, waiting: 2 } });
  const text = await textUntil(response, '"waiting":2');
  t.true(text.startsWith('event: heartbeat\ndata: {"type":"heartbeat","boxTime":0}\n\n'));
  t.true(text.includes('event: counts\ndata: {"type":"counts"'));
});

test('every five seconds there is a sign of life', async (t) => {
  const clock = new FakeClock(0);
  const stream = new EventStream<BoxEvent>({ heartbeat: beat, clock });
  const open = await serve(t, stream);
  const response = await open();
  stream.start();
  clock.advance(10_000);
  const text = await textUntil(response, '"boxTime":10000');
  t.is(text.split('event: heartbeat').length - 1, 3);
  stream.stop();
  t.is(clock.pending, 0);
});

test('a screen that does not read is dropped and does not fill the memory', async (t) => {
  const stream = new EventStream<BoxEvent>({
    heartbeat: beat,
    clock: new FakeClock(),
    maxUnsentBytes: 10_000,
  });
  const open = await serve(t, stream);
  const response = await open();
  response.pause();
  const long = 'x'.repeat(100_000);
  for (let i = 0; i < 200 && stream.size > 0; i++) {
    stream.send({ type: 'changed', what: 'calls', boxTime: i, id: long });
  }
  t.is(stream.size, 0);
});

test('the stream of a session that was ended says nothing more', async (t) => {
  const stream = new EventStream<BoxEvent>({ heartbeat: beat, clock: new FakeClock() });
  const one = await (await serve(t, stream, { ...anybody, session: 'one' }))();
  const other = await (await serve(t, stream, { ...anybody, session: 'other' }))();
  stream.end(['one']);
  stream.send(beat(7));
  t.notRegex(await textUntil(one, 'never'), /"boxTime":7/);
  t.regex(await textUntil(other, '"boxTime":7'), /"boxTime":7/);
  t.is(stream.size, 1);
});

test('a stream ends with the time of its session', async (t) => {
  const clock = new FakeClock();
  const stream = new EventStream<BoxEvent>({ heartbeat: beat, clock, heartbeatMs: 5_000 });
  stream.start();
  t.teardown(() => stream.stop());
  const open = await serve(t, stream, { session: 'one', endsAt: clock.now() + 6_000, view: null });
  const response = await open();
  clock.advance(5_000);
  t.is(stream.size, 1);
  clock.advance(5_000);
  t.is(stream.size, 0);
  await textUntil(response, 'never');
});
