import test, { type ExecutionContext } from 'ava';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { Board, BoardCall } from '../../firmware/http/contract/board.ts';
import type { CallPage, CallRow, MemoForm, MemoSent } from '../../firmware/http/contract/calls.ts';
import type { OutboxMail, OutboxPage } from '../../firmware/http/contract/outbox.ts';
import type { LinkList, Settings } from '../../firmware/http/contract/settings.ts';
import { systemClock } from '../../hw/clock.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const call = { from: '0300001201', did: '0300000001', extensions: ['101', '102'] };

async function setUp(t: ExecutionContext) {
  const mails = new MailCatcher({ clock: systemClock });
  const mailPort = await mails.start(0);
  t.teardown(() => mails.stop());
  const box = await startBox(t, { mailPort });
  await box.until(
    'the PBX',
    () => box.ask<LinkList>('GET', '/api/links'),
    ({ body }) => body.items[0]?.phase === 'up',
  );
  return { box, mails, ...(await fill(box)) };
}

/** One customer with a representative of his own, and a default representative. */
async function fill(box: TestBox) {
  const person = async (name: string, address: string) =>
    (await box.ask<{ id: string }>('POST', '/api/representatives', { name, addresses: [{ address }] })).body
      .id;
  const own = await person('高橋 健一', 'takahashi@office.example');
  const fallback = await person('松本 陽子', 'matsumoto@office.example');
  const settings = (await box.ask<Settings>('GET', '/api/settings')).body;
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: fallback });
  const { body } = await box.ask<{ id: string }>('POST', '/api/customers', {
    name: '株式会社青葉製作所',
    contact: '佐藤 美咲',
    importance: 'A',
    representativeId: own,
    numbers: [{ number: '03-0000-1201' }],
  });
  return { customer: body.id };
}

const board = (box: TestBox) => box.ask<Board>('GET', '/api/board').then(({ body }) => body);
const newest = (box: TestBox) =>
  box.ask<CallPage>('GET', '/api/calls?limit=1').then(({ body }) => one(body.items));

/** The only call on the board, once its caller is known. */
async function ringing(box: TestBox): Promise<BoardCall> {
  const isKnown = ({ calls }: Board) => calls.length === 1 && calls[0]?.caller.type !== 'pending';
  return one((await box.until('a call with its caller', () => board(box), isKnown)).calls);
}

async function answered(box: TestBox): Promise<BoardCall> {
  const isBusy = ({ calls }: Board) => calls[0]?.phase === 'answered';
  return one((await box.until('the answer', () => board(box), isBusy)).calls);
}

const idle = (box: TestBox) =>
  box.until(
    'an idle board',
    () => board(box),
    ({ calls }) => calls.length === 0,
  );

/** The first of a list that must not be empty. */
function one<Item>(list: readonly Item[]): Item {
  const [item] = list;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

test('a ring on the PBX is a call with name and importance on the board, and idle again after it', async (t) => {
  const { box } = await setUp(t);
  const rings = box.pbx.ring(call);
  const row = await ringing(box);
  t.is(row.customer?.name, '株式会社青葉製作所');
  t.is(row.customer?.importance, 'A');
  t.like(row.caller, { type: 'number', display: '03-0000-1201' });
  t.is(row.line, '1');
  rings.answer('101');
  t.deepEqual((await answered(box)).answeredBy, { id: '101', name: '伊藤 さくら' });
  rings.hangUp('caller');
  t.deepEqual((await idle(box)).calls, []);
  t.is((await newest(box)).outcome, 'answered');
});

test('in away mode a missed call reaches the representative of the customer', async (t) => {
  const { box, mails } = await setUp(t);
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  const rings = box.pbx.ring(call);
  t.true((await ringing(box)).mailAtHangUp);
  rings.hangUp('caller');
  const caught = await box.until(
    'the mail',
    async () => mails.mails,
    (all) => all.length === 1,
  );
  t.deepEqual(caught[0]?.to, ['takahashi@office.example']);
  t.true(caught[0]?.subject.includes('青葉製作所'));
  t.true(caught[0]?.text.includes('不在時に電話がありました'));
  t.true(caught[0]?.html.includes('tel:+81300001201'));
  t.is((await newest(box)).memo, '不在時に電話がありました');
});

test('in away mode an unknown number and a withheld one reach the default representative', async (t) => {
  const { box, mails } = await setUp(t);
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  for (const caller of [{ from: '09000004821' }, { from: '0300001201', withheld: 'by-dialplan' as const }]) {
    const rings = box.pbx.ring({ ...call, ...caller });
    await ringing(box);
    rings.hangUp('caller');
    await idle(box);
  }
  const caught = await box.until(
    'two mails',
    async () => mails.mails,
    (all) => all.length === 2,
  );
  t.deepEqual(
    caught.map((mail) => mail.to[0]),
    ['matsumoto@office.example', 'matsumoto@office.example'],
  );
  t.false(
    caught.some((mail) => mail.text.includes('1201')),
    'the withheld number is nowhere',
  );
  t.deepEqual((await newest(box)).caller, { type: 'absent', reason: 'withheld' });
});

test('an answer in away mode drops the automatic mail; so does present mode', async (t) => {
  const { box, mails } = await setUp(t);
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  const talks = box.pbx.ring(call);
  await ringing(box);
  talks.answer('102');
  await answered(box);
  talks.hangUp('callee');
  await idle(box);
  await box.ask('PUT', '/api/mode', { mode: 'present' });
  const missed = box.pbx.ring(call);
  await ringing(box);
  missed.hangUp('caller');
  await idle(box);
  t.is((await box.ask<OutboxPage>('GET', '/api/outbox')).body.items.length, 0);
  t.is(mails.mails.length, 0);
  t.is(
    (
      await box.until(
        'the call to return',
        () => board(box),
        (now) => now.toReturn.length === 1,
      )
    ).toReturn[0]?.times,
    1,
  );
});

test('a memo is held while they talk and leaves at hang-up, with a reply that reaches its writer', async (t) => {
  const { box, mails } = await setUp(t);
  const rings = box.pbx.ring(call);
  const { key } = await ringing(box);
  rings.answer('101');
  const form = (await box.ask<MemoForm>('GET', `/api/calls/${key}/memo`)).body;
  t.is(form.representative.name, '高橋 健一');
  const memo = {
    representativeId: form.representative.id,
    toAddress: one(form.representative.addresses).address,
    subject: form.subject,
    text: '折り返し電話をください',
    author: '松本 陽子',
    authorExtension: '102',
  };
  const sent = await box.ask<MemoSent>('POST', `/api/calls/${key}/memo`, memo);
  t.is(sent.body.state, 'held');
  t.is(mails.mails.length, 0);
  rings.hangUp('caller');
  const caught = await box.until(
    'the memo',
    async () => mails.mails,
    (all) => all.length === 1,
  );
  t.true(caught[0]?.text.includes('折り返し電話をください'));
  const { body: mail } = await box.ask<OutboxMail>('GET', `/api/outbox/${sent.body.mailKey}`);
  t.is(mail.replyTo, 'matsumoto@office.example');
  t.is((await newest(box)).memo, '折り返し電話をください');
  const late = await box.ask<MemoSent>('POST', `/api/calls/${key}/memo`, {
    ...memo,
    text: '急ぎとのことです',
  });
  t.is(late.body.state, 'queued');
  await box.until(
    'the second memo',
    async () => mails.mails,
    (all) => all.length === 2,
  );
});

test('the choice of a customer shows on the board and keeps the number for next time', async (t) => {
  const { box, customer } = await setUp(t);
  const rings = box.pbx.ring({ ...call, from: '09000006134' });
  const { key } = await ringing(box);
  const chosen = await box.ask<CallRow>('PUT', `/api/calls/${key}/customer`, {
    customerId: customer,
    addNumber: true,
  });
  t.is(chosen.body.customer?.name, '株式会社青葉製作所');
  t.is(one((await board(box)).calls).customer?.id, customer);
  rings.hangUp('caller');
  await idle(box);
  box.pbx.ring({ ...call, from: '09000006134' });
  t.is((await ringing(box)).customer?.id, customer);
});

test('the buttons of the box change the mode, and the lamp shows it', async (t) => {
  const { box } = await setUp(t);
  box.gpio.set(0, true);
  box.gpio.set(0, false);
  const { mode } = await box.until(
    'away',
    () => board(box),
    (now) => now.mode.mode === 'away',
  );
  t.is(mode.by, 'button');
  t.true(box.gpio.isDriven(2));
  box.gpio.set(1, true);
  await box.until(
    'present',
    () => board(box),
    (now) => now.mode.mode === 'present',
  );
  t.false(box.gpio.isDriven(2));
});

test('with the PBX gone the lines say that they are blind, and recover by themselves', async (t) => {
  const { box } = await setUp(t);
  box.pbx.refuseLogins();
  box.pbx.dropClients();
  const blind = await box.until(
    'the fault',
    () => board(box),
    (now) => now.lines[0]?.state === 'fault',
  );
  t.truthy(blind.lines[0]?.why);
  box.pbx.refuseLogins(false);
});
