import test, { type ExecutionContext } from 'ava';
import type { ClaimedMail, SendResult } from '../../../firmware/mail/delivery.ts';
import type { Pace } from '../../../firmware/mail/lane-options.ts';
import { eventually } from '../../support/eventually.ts';
import { SILENT_FAULT } from '../../support/mail-faults.ts';
import { DOWN, PostOffice, TAKEN } from '../../support/post-office.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

async function office(t: ExecutionContext, pace: Partial<Pace>) {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW, { pace });
  let age = 0;
  const waits = async (call: string, domain = 'x.example') => {
    age += 1;
    await insert(db, mailOf(call, { toAddresses: [`somebody@${domain}`] }), NOW - 1000 + age);
  };
  return { db, post, waits };
}
const subjectOf = (call: string) => mailOf(call).subject;
const STALLED: SendResult = { type: 'later', scope: 'domain', faults: [SILENT_FAULT] };

/** A server at which mails stay on the wire until the test lets them go. */
class OnTheWire {
  readonly mails: { readonly subject: string; readonly end: (result: SendResult) => void }[] = [];
  most = 0;

  readonly answer = (mail: ClaimedMail, _signal: AbortSignal, onConnected: () => void) => {
    onConnected();
    return new Promise<SendResult>((resolve) => {
      const entry = { subject: mail.subject, end: resolve };
      this.mails.push(entry);
      this.most = Math.max(this.most, this.mails.length);
    });
  };

  end(subject: string, result: SendResult = TAKEN): void {
    const at = this.mails.findIndex((mail) => mail.subject === subject);
    this.mails.splice(at, 1)[0]?.end(result);
  }
}

test('as many mails are on the wire at once as there are connections', async (t) => {
  const { db, post, waits } = await office(t, { connections: 3 });
  for (const call of ['a', 'b', 'c', 'd', 'e']) await waits(call, `${call}.example`);
  const wire = new OnTheWire();
  post.answer = wire.answer;
  const flushed = post.worker.flush();
  await eventually(() => wire.mails.length === 3);
  t.deepEqual(
    wire.mails.map((mail) => mail.subject),
    ['a', 'b', 'c'].map(subjectOf),
  );
  wire.end(subjectOf('b'));
  await eventually(() => wire.mails.some((mail) => mail.subject === subjectOf('d')));
  for (const call of ['a', 'c', 'd']) wire.end(subjectOf(call));
  await eventually(() => wire.mails.length === 1);
  wire.end(subjectOf('e'));
  await flushed;
  t.is(wire.most, 3);
  for (const call of ['a', 'b', 'c', 'd', 'e']) t.is((await stored(db, mailOf(call))).state, 'sent');
});

test('a domain that stalls does not hold up a mail to another, not even one that comes later', async (t) => {
  const { db, post, waits } = await office(t, { connections: 2 });
  for (const call of ['a', 'b', 'c']) await waits(call, 'stalls.example');
  const wire = new OnTheWire();
  post.answer = wire.answer;
  const flushed = post.worker.flush();
  await eventually(() => wire.mails.length === 1);
  await waits('other', 'well.example');
  void post.worker.flush();
  await eventually(() => wire.mails.length === 2);
  wire.end(subjectOf('other'));
  await eventually(() => wire.mails.length === 1);
  wire.end(subjectOf('a'), STALLED);
  await flushed;
  t.is((await stored(db, mailOf('other'))).state, 'sent');
  t.like(await stored(db, mailOf('b')), { state: 'queued', attempts: 0 });
});

test('a domain in trouble is tried by one mail after its wait; when that passes its others follow', async (t) => {
  const { db, post, waits } = await office(t, { connections: 2 });
  for (const call of ['a', 'b', 'c']) await waits(call, 'bad.example');
  await waits('d', 'good.example');
  post.answer = ({ toAddresses }) => (toAddresses[0]?.endsWith('bad.example') ? STALLED : TAKEN);
  await post.worker.flush();
  t.deepEqual([...post.subjects()].sort(), [subjectOf('a'), subjectOf('d')].sort());
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
  post.clock.advance(MINUTE - 1);
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
  post.clock.advance(1);
  post.answer = () => TAKEN;
  await post.worker.flush();
  t.deepEqual(post.subjects(), ['a', 'b', 'c'].map(subjectOf));
  for (const call of ['a', 'b', 'c']) t.is((await stored(db, mailOf(call))).state, 'sent');
});

test('when the server fails while several are on the wire, no further mail is tried', async (t) => {
  const { db, post, waits } = await office(t, { connections: 2 });
  for (const call of ['a', 'b', 'c', 'd']) await waits(call, `${call}.example`);
  post.answer = (_mail, _signal, onConnected) => {
    onConnected();
    return DOWN;
  };
  await post.worker.flush();
  t.true(post.subjects().length <= 2);
  t.like(await stored(db, mailOf('d')), { state: 'queued', attempts: 0, nextAttemptAt: NOW });
});

test('no more mails leave in a minute than the limit allows', async (t) => {
  const { db, post, waits } = await office(t, { connections: 4, mailsPerMinute: 2 });
  for (const call of ['a', 'b', 'c']) await waits(call);
  const flushed = post.worker.flush();
  await eventually(() => post.sent.length === 2 && post.clock.pending > 0);
  t.is((await stored(db, mailOf('c'))).state, 'queued', 'it is not even taken');
  post.clock.advance(MINUTE);
  await eventually(() => post.sent.length === 3);
  await post.worker.stop();
  await flushed;
  t.is((await stored(db, mailOf('c'))).state, 'sent');
});

test('a domain with all its connections in use is not looked past for every batch of its mails', async (t) => {
  const { post, waits } = await office(t, { connections: 2 });
  for (let i = 0; i < 100; i++) await waits(`m${i}`);
  await post.worker.flush();
  t.is(post.sent.length, 100);
  // 32, 32, 32 and 4 mails; and once for the connection that is kept for others.
  t.is(post.looks, 5);
});

test('the next batch is fetched while the last mails of the one before are on the wire', async (t) => {
  const { post, waits } = await office(t, { connections: 2 });
  for (let i = 0; i < 40; i++) await waits(`m${i}`, `d${i}.example`);
  const wire = new OnTheWire();
  post.answer = (...given) => (post.sent.length <= 30 ? TAKEN : wire.answer(...given));
  const flushed = post.worker.flush();
  await eventually(() => wire.mails.length === 2 && post.looks === 2);
  post.answer = () => TAKEN;
  for (const { end } of wire.mails) end(TAKEN);
  await flushed;
  t.is(post.sent.length, 40);
});

test('a disk that fails while the next batch is fetched costs no mail', async (t) => {
  const { post, waits } = await office(t, { connections: 2 });
  for (let i = 0; i < 40; i++) await waits(`m${i}`, `d${i}.example`);
  post.answer = () => {
    if (post.sent.length === 30) post.diskFaults.push('claimDue');
    return TAKEN;
  };
  await post.worker.flush();
  t.deepEqual(post.diskFaults, []);
  t.is(new Set(post.subjects()).size, 40);
});

test('results of mails that end together are written in few transactions', async (t) => {
  const { post, waits } = await office(t, { connections: 9 });
  for (let i = 0; i < 8; i++) await waits(`m${i}`, `d${i}.example`);
  const wire = new OnTheWire();
  post.answer = wire.answer;
  const flushed = post.worker.flush();
  await eventually(() => wire.mails.length === 8);
  const before = post.changes;
  for (const { end } of wire.mails) end(TAKEN);
  await flushed;
  t.true(post.changes - before <= 2);
});

test('the commands around a run are run where a mail is sent, and not where none is due', async (t) => {
  const { post, waits } = await office(t, {});
  await post.worker.flush();
  t.deepEqual(post.uplink, []);
  await waits('a');
  await waits('b');
  post.answer = ({ subject }) => {
    post.uplink.push(subject);
    return TAKEN;
  };
  await post.worker.flush();
  t.deepEqual(post.uplink, ['before', subjectOf('a'), subjectOf('b'), 'after']);
});

test('a domain that fails is waited for, unless a person asks', async (t) => {
  const { db, post, waits } = await office(t, { connections: 2 });
  await waits('a');
  post.answer = async () => STALLED;
  await post.worker.flush();
  await waits('b');
  post.answer = async () => TAKEN;
  await post.worker.flush();
  t.is((await stored(db, mailOf('b'))).state, 'queued');
  await post.worker.insist();
  t.is((await stored(db, mailOf('b'))).state, 'sent');
});
