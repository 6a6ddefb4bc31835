import test from 'ava';
import type { SendResult } from '../../../firmware/mail/delivery.ts';
import { FallbackWay } from '../../../firmware/mail/fallback-way.ts';
import type { Way } from '../../../firmware/mail/way.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { DOWN_FAULT, SILENT_FAULT } from '../../support/mail-faults.ts';
import { DOWN, GREYLISTED, TAKEN, UNKNOWN } from '../../support/post-office.ts';

const MINUTE = 60_000;
const MESSAGE = { from: 'a@x.example', to: ['b@x.example'], bytes: Buffer.from('x') };

function office() {
  const clock = new FakeClock();
  const tried: string[] = [];
  const says: Record<string, SendResult> = { first: TAKEN, second: TAKEN };
  const way = (name: string): Way => ({
    name,
    send: async () => {
      tried.push(name);
      return says[name] ?? TAKEN;
    },
    close: () => undefined,
  });
  const backOff = { delays: [MINUTE, 5 * MINUTE], isEndless: true };
  const both = new FallbackWay(way('first'), way('second'), { clock, log: silentLog, backOff });
  const signal = new AbortController();
  const send = () => both.send(MESSAGE, signal.signal, () => undefined);
  return { clock, tried, says, send, signal };
}

test('while the first server takes mails the second is left alone', async (t) => {
  const { tried, send } = office();
  t.is(await send(), TAKEN);
  t.deepEqual(tried, ['first']);
});

test('a mail that the first server cannot take goes to the second at once, and so do the next', async (t) => {
  const { tried, says, send } = office();
  says['first'] = DOWN;
  t.is(await send(), TAKEN);
  t.is(await send(), TAKEN);
  t.deepEqual(tried, ['first', 'second', 'second']);
});

test('the first server is tried again by the list of waits, and used again when it takes mails', async (t) => {
  const { clock, tried, says, send } = office();
  says['first'] = DOWN;
  await send();
  clock.advance(MINUTE);
  await send();
  clock.advance(5 * MINUTE - 1);
  await send();
  tried.length = 0;
  clock.advance(1);
  says['first'] = TAKEN;
  await send();
  await send();
  t.deepEqual(tried, ['first', 'first']);
});

test('a mail that was put off or refused for its own sake does not take the second server', async (t) => {
  const { tried, says, send } = office();
  for (const result of [GREYLISTED, UNKNOWN]) {
    says['first'] = result;
    t.is(await send(), result);
  }
  t.deepEqual(tried, ['first', 'first']);
});

test('when neither takes it, the words of both are kept', async (t) => {
  const { says, send } = office();
  says['first'] = DOWN;
  says['second'] = { type: 'later', scope: 'server', faults: [SILENT_FAULT] };
  t.deepEqual(await send(), { type: 'later', scope: 'server', faults: [DOWN_FAULT, SILENT_FAULT] });
});

test('when the second fails while the first is given time, the first is tried all the same', async (t) => {
  const { tried, says, send } = office();
  says['first'] = DOWN;
  await send();
  [says['first'], says['second'], tried.length] = [TAKEN, DOWN, 0];
  t.is(await send(), TAKEN);
  t.deepEqual(tried, ['second', 'first']);
});

test('a stop is no reason to take the second server', async (t) => {
  const { tried, says, send, signal } = office();
  says['first'] = DOWN;
  signal.abort();
  await send();
  t.deepEqual(tried, ['first']);
});
