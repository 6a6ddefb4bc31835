import test, { type ExecutionContext } from 'ava';
import { settle } from '../../support/fake-clock.ts';
import { DOWN, PostOffice, TAKEN } from '../../support/post-office.ts';
import { claim, insert, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

async function office(t: ExecutionContext, ...calls: string[]) {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW);
  for (const [index, call] of calls.entries()) await insert(db, mailOf(call), NOW - calls.length + index);
  return { db, post };
}
const subjectsOf = (...calls: string[]) => calls.map((call) => mailOf(call).subject);

test('a disk that does not take the result of a sent mail: it is written later and not sent twice', async (t) => {
  const { db, post } = await office(t, 'a');
  post.diskFaults.push('finishAll', 'finishAll');
  await post.worker.flush();
  t.is((await stored(db, mailOf('a'))).state, 'sending');
  await post.worker.flush();
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'sent', lastReply: '250 taken' });
  t.deepEqual(post.subjects(), subjectsOf('a'));
});

test('while results cannot be written no further mail is sent', async (t) => {
  const { db, post } = await office(t, 'a', 'b', 'c', 'd', 'e', 'f');
  post.diskFaults.push('finishAll', 'finishAll', 'finishAll', 'finishAll');
  await post.worker.flush();
  const sent = post.subjects();
  t.true(sent.length < 6, 'what was on its way ends, nothing follows');
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
  post.diskFaults.length = 0;
  await post.worker.flush();
  t.deepEqual([...sent, ...post.subjects()], subjectsOf('a', 'b', 'c', 'd', 'e', 'f'));
  for (const call of ['a', 'f']) t.is((await stored(db, mailOf(call))).state, 'sent');
});

test('a fault of the disk between the mails of a batch loses none of them', async (t) => {
  const { db, post } = await office(t, 'a', 'b', 'c');
  post.diskFaults.push('finishAll');
  await post.worker.flush();
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a', 'b', 'c'));
  for (const call of ['a', 'b', 'c']) t.is((await stored(db, mailOf(call))).state, 'sent');
});

test('a disk that cannot be read now is read at the next sweep', async (t) => {
  const { post } = await office(t, 'a');
  post.diskFaults.push('claimDue');
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a'));
});

test('mails that could not be given back are sent when the server is up again', async (t) => {
  const { post } = await office(t, 'a', 'b');
  post.answer = () => DOWN;
  post.diskFaults.push('giveBack');
  await post.worker.flush();
  post.answer = () => TAKEN;
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a', 'b', 'a'));
});

test('what the process before left unfinished is sent again at the start', async (t) => {
  const { db, post } = await office(t, 'a');
  await claim(db);
  await post.worker.start();
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a'));
  const { tries } = await stored(db, mailOf('a'));
  t.deepEqual(
    tries.map((one) => one.result),
    ['interrupted', 'accepted'],
  );
});

test('a start on a disk that is full does not fail, and makes good at the next sweep', async (t) => {
  const { db, post } = await office(t, 'a');
  await claim(db);
  post.diskFaults.push('requeueInterrupted', 'requeueInterrupted');
  await post.worker.start();
  await post.worker.flush();
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a'));
});

test('only the first flush takes up what is unfinished: later it is our own', async (t) => {
  const { db, post } = await office(t, 'a');
  await post.worker.start();
  await post.worker.flush();
  post.subjects();
  await db.knex.raw("UPDATE outbox SET state = 'sending'");
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
});

test('a stop waits for the mail on the wire, and gives back what was not tried', async (t) => {
  const { db, post } = await office(t, 'a', 'b');
  let take = () => {};
  const onTheWire = new Promise<void>((reached) => {
    post.answer = () => {
      reached();
      return new Promise((resolve) => {
        take = () => resolve(TAKEN);
      });
    };
  });
  void post.worker.flush();
  await onTheWire;
  const stopped = post.worker.stop();
  take();
  await stopped;
  t.is((await stored(db, mailOf('a'))).state, 'sent');
  t.like(await stored(db, mailOf('b')), { state: 'queued', attempts: 0 });
  t.is(post.clock.pending, 0);
});

test('a stop does not wait for ever: the mail on the wire is broken off and waits for the next start', async (t) => {
  const { db, post } = await office(t, 'a');
  const onTheWire = new Promise<void>((reached) => {
    post.answer = (_, signal) => {
      reached();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(DOWN)));
    };
  });
  void post.worker.flush();
  await onTheWire;
  const stopped = post.worker.stop();
  await settle();
  post.clock.advance(5000);
  await stopped;
  t.is((await stored(db, mailOf('a'))).state, 'queued');
});

test('after a stop nothing is sent any more', async (t) => {
  const { post } = await office(t, 'a');
  await post.worker.stop();
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
});
