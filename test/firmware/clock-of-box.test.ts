import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import type { OutboxPage, OutboxRow } from '../../firmware/http/contract/outbox.ts';
import type { StoredCall } from '../../firmware/store/call-row.ts';
import { clockBox, HOUR, machineAt, NOW, nameDefault } from '../support/clock-box.ts';

const MINUTE = 60_000;
const CALL = { from: '0300001201', did: '0300000001', extensions: ['101'] };
type Clocked = Awaited<ReturnType<typeof clockBox>>;

const folder = (t: ExecutionContext): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-clock-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
};

/** Somebody calls, lets it ring and hangs up. */
async function missedCall({ box, calls, pass }: Clocked, ringMs = 10_000): Promise<StoredCall> {
  const before = (await calls()).length;
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, (all) => all.length > before && all[0]?.caller.type === 'number');
  await pass(ringMs);
  rings.hangUp('caller');
  const [call] = await box.until('its end', calls, ([newest]) => newest?.phase === 'released');
  if (call === undefined) throw new Error('there is no call');
  return call;
}

const outbox = async ({ box }: Clocked): Promise<OutboxRow[]> =>
  (await box.ask<OutboxPage>('GET', '/api/outbox?limit=10')).body.items;

/** The machine's clock becomes another one, and the box has noticed. */
async function setClock(clocked: Clocked, machine: ReturnType<typeof machineAt>, wall: number) {
  machine.clock.jump(wall - machine.clock.now());
  await clocked.box.until(
    'the box follows',
    async () => {
      await clocked.pass(1000);
      return (await clocked.box.ask<{ boxTime: number }>('GET', '/api/board')).body.boxTime;
    },
    (boxTime) => Math.abs(boxTime - machine.clock.now()) < 2000,
  );
}

test('1970: a call and its mail wait for the clock, and then carry the right time', async (t) => {
  const machine = machineAt(5000, false);
  const clocked = await clockBox(t, machine);
  const { box, mails, calls, pass } = clocked;
  await nameDefault(box);
  const call = await missedCall(clocked);
  t.false(call.isTimeKnown);
  t.false((await box.ask<CallPage>('GET', '/api/calls')).body.items[0]?.isTimeKnown);
  t.is(call.ringSeconds, 10);
  await pass(MINUTE);
  const [waiting] = await outbox(clocked);
  t.like(waiting, { state: 'queued', isTimeKnown: false });
  t.regex(waiting?.subject ?? '', /時刻不明/);
  t.is(mails.mails.length, 0);

  machine.isSynchronised = true;
  await setClock(clocked, machine, NOW);
  const [caught] = await box.until(
    'the mail',
    async () => mails.mails,
    (all) => all.length === 1,
  );
  const [known] = await calls();
  t.true(known?.isTimeKnown);
  // The call was a minute and some seconds ago.
  t.true(Math.abs((known?.startedAt ?? 0) - (NOW - MINUTE)) < 30_000);
  t.is(known?.ringSeconds, 10);
  t.regex(caught?.subject ?? '', / 10:4[01]$/);
  t.regex(caught?.text ?? '', /11月24日（火）10:4[01]/);
  const metrics = await fetch(`${box.url}/metrics`, { headers: { cookie: box.cookie } });
  t.regex(await metrics.text(), /^rusuban_clock_set 1$/m);
});

test('a call that rings while the clock is set keeps its length', async (t) => {
  const machine = machineAt(5000, false);
  const clocked = await clockBox(t, machine);
  const { box, calls, pass } = clocked;
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, ([call]) => call?.caller.type === 'number');
  await pass(5000);
  rings.answer('101');
  await box.until('the answer', calls, ([call]) => call?.phase === 'answered');
  machine.isSynchronised = true;
  await setClock(clocked, machine, NOW);
  await pass(60_000);
  rings.hangUp('caller');
  const [call] = await box.until('its end', calls, ([newest]) => newest?.phase === 'released');
  t.like(call, { isTimeKnown: true, ringSeconds: 5 });
  t.true((call?.talkSeconds ?? 0) >= 60 && (call?.talkSeconds ?? 0) < 90);
  t.true((call?.startedAt ?? 0) > NOW - 10_000);
});

test('a box that is never told the time sends the mail after ten minutes and says so in it', async (t) => {
  const clocked = await clockBox(t, machineAt(5000, false));
  const { box, mails, pass, post } = clocked;
  await nameDefault(box);
  await missedCall(clocked);
  await pass(8 * MINUTE);
  post.poke();
  t.is(mails.mails.length, 0);
  await pass(3 * MINUTE);
  post.poke();
  const [caught] = await box.until(
    'the mail',
    async () => mails.mails,
    (all) => all.length === 1,
  );
  t.regex(caught?.text ?? '', /日時不明：本機の時計が未設定でした/);
  const [sent] = await box.until(
    'its end',
    () => outbox(clocked),
    ([mail]) => mail?.state === 'sent',
  );
  t.false(sent?.isTimeKnown);
});

test('records of a boot that ended before the clock was set keep the mark, in their order', async (t) => {
  const dataDir = folder(t);
  const first = await clockBox(t, machineAt(NOW, true), { dataDir });
  await missedCall(first);
  await first.box.stop();
  const lost = machineAt(5000, false);
  const second = await clockBox(t, lost, { dataDir });
  await missedCall(second);
  await missedCall(second);
  await second.box.stop();
  const kernel = () => ({ isSynchronised: true, isFromBattery: false });
  const machineTime = { kernel, bootId: 'the next boot' };
  const third = await clockBox(t, machineAt(NOW + HOUR, true), { dataDir, machineTime });
  await missedCall(third);
  t.deepEqual(
    (await third.calls()).map(({ isTimeKnown }) => isTimeKnown),
    [true, false, false, true],
  );
});

test('a process that was started anew in the same boot puts right what the former one marked', async (t) => {
  const dataDir = folder(t);
  const machine = machineAt(5000, false);
  const first = await clockBox(t, machine, { dataDir });
  await missedCall(first);
  await first.box.stop();
  machine.clock.advance(20_000);
  machine.clock.jump(NOW - machine.clock.now());
  machine.isSynchronised = true;
  const second = await clockBox(t, machine, { dataDir });
  const [call] = await second.calls();
  t.true(call?.isTimeKnown);
  t.true(Math.abs((call?.startedAt ?? 0) - (NOW - 30_000)) < 10_000);
});

for (const hours of [5, -5]) {
  test(`a jump of ${hours} hours holds no mail back and sends none early; a call that rings is not cut`, async (t) => {
    const machine = machineAt(NOW, true);
    const clocked = await clockBox(t, machine);
    const { box, mails, calls, pass, post } = clocked;
    await nameDefault(box);
    mails.respond({ at: 'DATA', code: 451, text: 'later' });
    await missedCall(clocked);
    const isTried = ([mail]: OutboxRow[]) => mail?.attempts === 1 && mail.state === 'queued';
    const [tried] = await box.until('the first attempt', () => outbox(clocked), isTried);
    const wait = (tried?.nextAttemptAt ?? 0) - machine.clock.now();
    t.true(wait > 0 && wait <= MINUTE);
    mails.respond(null);
    const rings = box.pbx.ring(CALL);
    await box.until('the second call', calls, (all) => all.length === 2 && all[0]?.caller.type === 'number');

    await setClock(clocked, machine, machine.clock.now() + hours * HOUR);
    const [moved] = await outbox(clocked);
    const rest = (moved?.nextAttemptAt ?? 0) - machine.clock.now();
    t.true(rest > 0 && rest <= wait);
    t.is(mails.mails.length, 0);
    await pass(MINUTE);
    post.poke();
    await box.until(
      'the mail',
      async () => mails.mails,
      (all) => all.length === 1,
    );

    t.true((await calls()).some(({ phase }) => phase === 'ringing'));
    rings.hangUp('caller');
    const ended = await box.until('its end', calls, (all) => all.every(({ phase }) => phase === 'released'));
    const seconds = ended.map(({ ringSeconds }) => ringSeconds);
    t.true(
      seconds.every((count) => count >= 10 && count < 200),
      seconds.join(),
    );
  });
}
