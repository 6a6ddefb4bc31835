import test, { type ExecutionContext } from 'ava';
import { putOff } from '../../support/mail-faults.ts';
import { DOWN, GREYLISTED, PostOffice, TAKEN, UNKNOWN } from '../../support/post-office.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

async function office(t: ExecutionContext, ...calls: string[]) {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW);
  for (const [index, call] of calls.entries()) await insert(db, mailOf(call), NOW - calls.length + index);
  return { db, post };
}
const subjectsOf = (...calls: string[]) => calls.map((call) => mailOf(call).subject);

test('what is due is sent, the oldest first, and everybody is told of the change', async (t) => {
  const calls = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const { db, post } = await office(t, ...calls);
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf(...calls));
  for (const call of calls) t.is((await stored(db, mailOf(call))).state, 'sent');
  t.true(post.changes > 0);
});

test('with nothing due nothing is sent and nobody is told', async (t) => {
  const { post } = await office(t);
  await post.worker.flush();
  t.deepEqual(post.subjects(), []);
  t.is(post.changes, 0);
});

test('a mail that comes while others are sent goes with them', async (t) => {
  const { db, post } = await office(t, 'a');
  post.answer = async ({ subject }) => {
    if (subject !== mailOf('a').subject) return TAKEN;
    await insert(db, mailOf('b'));
    void post.worker.flush();
    return TAKEN;
  };
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a', 'b'));
});

test('two flushes at once send no mail twice', async (t) => {
  const { post } = await office(t, 'a', 'b');
  await Promise.all([post.worker.flush(), post.worker.flush(), post.worker.flush()]);
  t.deepEqual(post.subjects(), subjectsOf('a', 'b'));
});

test('a greylisted mail waits as the list says, while the others go', async (t) => {
  const { db, post } = await office(t, 'grey', 'b');
  post.answer = ({ subject }) => (subject === mailOf('grey').subject ? GREYLISTED : TAKEN);
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('grey', 'b'));
  t.like(await stored(db, mailOf('grey')), { state: 'queued', nextAttemptAt: NOW + MINUTE });
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.like(await stored(db, mailOf('grey')), { state: 'queued', nextAttemptAt: NOW + 6 * MINUTE });
  post.answer = () => TAKEN;
  post.clock.advance(5 * MINUTE - 1);
  await post.worker.flush();
  t.is((await stored(db, mailOf('grey'))).state, 'queued');
  post.clock.advance(1);
  await post.worker.flush();
  t.like(await stored(db, mailOf('grey')), { state: 'sent', attempts: 3, lastReply: '250 taken' });
});

test('a refused mail is parked with the words of the server, while the others go', async (t) => {
  const { db, post } = await office(t, 'bad', 'b');
  post.answer = ({ subject }) => (subject === mailOf('bad').subject ? UNKNOWN : TAKEN);
  await post.worker.flush();
  t.like(await stored(db, mailOf('bad')), { state: 'parked', lastReply: '550 unknown' });
  t.is((await stored(db, mailOf('b'))).state, 'sent');
});

test('a list of waits that is used up parks the mail, with the last words', async (t) => {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW, { backOff: { delays: [MINUTE], isEndless: false } });
  await insert(db, mailOf('a'));
  post.answer = () => GREYLISTED;
  await post.worker.flush();
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'parked', attempts: 2, lastReply: '450 greylisted' });
});

test('while the server is down one mail tries it; the others keep their attempts and stay due', async (t) => {
  const { db, post } = await office(t, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
  post.answer = () => DOWN;
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a'));
  t.like(await stored(db, mailOf('a')), { state: 'queued', attempts: 1, nextAttemptAt: NOW + MINUTE });
  t.like(await stored(db, mailOf('b')), { state: 'queued', attempts: 0, nextAttemptAt: NOW, tries: [] });
  await post.worker.flush();
  t.is(post.subjects().length, 1);
});

test('when the server is up again nobody waits for the rest of his time', async (t) => {
  const { db, post } = await office(t, 'old');
  post.answer = () => DOWN;
  await post.worker.flush();
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.like(await stored(db, mailOf('old')), { attempts: 2, nextAttemptAt: NOW + 6 * MINUTE });
  post.answer = () => TAKEN;
  post.clock.advance(1000);
  await insert(db, mailOf('new'), post.clock.now());
  post.subjects();
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('new', 'old'));
});

test('a sender that throws costs one attempt of one mail', async (t) => {
  const { db, post } = await office(t, 'poison', 'b');
  post.answer = ({ subject }) => {
    if (subject === mailOf('poison').subject) throw new Error('cannot be written');
    return TAKEN;
  };
  await post.worker.flush();
  t.like(await stored(db, mailOf('poison')), {
    state: 'queued',
    lastFaults: [{ code: 'unexpected', said: 'cannot be written', by: 'machine' }],
  });
  t.is((await stored(db, mailOf('b'))).state, 'sent');
});

test('addressees whom the server left out are tried for themselves', async (t) => {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW);
  await insert(db, mailOf('a', { toAddresses: ['a@x.example', 'b@x.example'] }));
  const leftOut = [{ address: 'b@x.example', type: 'later', fault: putOff('450 grey') }] as const;
  post.answer = () => ({ type: 'accepted', reply: '250 taken', leftOut });
  await post.worker.flush();
  post.answer = () => TAKEN;
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.deepEqual(
    post.sent.map((mail) => mail.toAddresses),
    [['a@x.example', 'b@x.example'], ['b@x.example']],
  );
  t.is(new Set(post.sent.map((mail) => mail.messageId)).size, 1);
});

test('the clock jumps back by a day while a mail waits: it waits its minute, not a day', async (t) => {
  const { post } = await office(t, 'a');
  post.answer = () => GREYLISTED;
  await post.worker.flush();
  post.answer = () => TAKEN;
  post.subjects();
  post.clock.jump(-86_400_000);
  await post.worker.flush();
  t.deepEqual(post.subjects(), subjectsOf('a'));
});
