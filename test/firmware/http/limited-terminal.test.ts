import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { epochMs } from '../../../firmware/calls/ids.ts';
import type { Terminal } from '../../../firmware/http/contract/access.ts';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { CallPage, CallRow } from '../../../firmware/http/contract/calls.ts';
import type { Customer, CustomerPage } from '../../../firmware/http/contract/customers.ts';
import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { familyOf } from '../../../firmware/http/own-things.ts';
import { namedRoutes, rowsOf } from '../../../firmware/http/route-table.ts';
import { openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { as, type Known, pairedWith } from '../../support/people.ts';
import { startBox } from '../../support/test-box.ts';
import { byNumber, missed, ringing, save } from '../store/call-samples.ts';
import { NOW, temporaryFolder } from '../store/temporary-box.ts';

interface Side {
  readonly representative: string;
  readonly customer: Customer;
  readonly call: string;
  readonly mail: string;
  readonly terminal: Known;
}

/** Two representatives, each with a customer, a missed call, a memo's mail and a terminal; and a call of a stranger. */
async function twoSides(t: ExecutionContext) {
  const dataDir = temporaryFolder(t);
  const db = await openDatabase({ file: join(dataDir, 'rusuban.db'), clock: systemClock, log: silentLog });
  const caller = (n: number) => byNumber(`030000120${n}`);
  await save(
    db,
    ...[0, 1, 2].map((n) =>
      missed(ringing(`${n}`, { startedAt: epochMs(NOW + n * 1000), caller: caller(n) })),
    ),
  );
  await db.close();
  const box = await startBox(t, { dataDir });
  const calls = (await box.ask<CallPage>('GET', '/api/calls')).body.items;
  const sides: Side[] = [];
  for (const [n, name] of ['高橋', '山本'].entries()) {
    const person = { name, addresses: [{ address: `a${n}@office.example` }] };
    const { id: representativeId } = (await box.ask<{ id: string }>('POST', '/api/representatives', person))
      .body;
    const input = { name: `${name}の客`, representativeId, numbers: [{ number: `030000120${n}` }] };
    const customer = (await box.ask<Customer>('POST', '/api/customers', input)).body;
    const call =
      calls.find((one) => one.caller.type === 'number' && one.caller.number.endsWith(`120${n}`))?.key ?? '';
    await box.ask('PUT', `/api/calls/${call}/customer`, { customerId: customer.id, addNumber: false });
    const memo = {
      representativeId,
      toAddress: 'a@office.example',
      subject: 's',
      text: `${name}へ`,
      author: '',
      authorExtension: null,
    };
    const mail = (await box.ask<{ mailKey: string }>('POST', `/api/calls/${call}/memo`, memo)).body.mailKey;
    const terminal = await pairedWith(box, { name: `${name}の机`, representativeId });
    sides.push({ representative: representativeId, customer, call, mail, terminal });
  }
  const [mine, other] = sides;
  const stranger = calls.find((one) => one.key !== mine?.call && one.key !== other?.call)?.key ?? '';
  if (mine === undefined || other === undefined) throw new Error('there are two');
  return { box, mine, other, stranger };
}

test('every route about one call, mail or customer is kept to a representative’s own', (t) => {
  const own = rowsOf(namedRoutes()).filter(({ who }) => who.role === 'desk' && who.limited === 'own');
  const lists = own
    .filter(({ path }) => familyOf(path) === null)
    .map(({ method, path }) => `${method} ${path}`);
  // Each of these leaves out by itself what is not his; the tests below look at every one.
  t.deepEqual(lists, [
    'GET /api/board',
    'GET /api/calls',
    'GET /api/customers',
    'POST /api/customers',
    'GET /api/events',
    'GET /api/outbox',
  ]);
});

test('a limited terminal finds its own, and of others neither call, mail nor customer, whatever it asks', async (t) => {
  const { box, mine, other } = await twoSides(t);
  const ask = (path: string, method = 'GET', body?: object) => as(mine.terminal, box, method, path, body);
  t.is((await ask(`/api/calls/${mine.call}`)).status, 200);
  t.is((await ask(`/api/outbox/${mine.mail}`)).status, 200);
  t.is((await ask(`/api/customers/${mine.customer.id}`)).status, 200);
  const rows = rowsOf(namedRoutes()).filter(({ who }) => who.role === 'desk' && who.limited === 'own');
  const keys = { call: other.call, mail: other.mail, customer: other.customer.id };
  for (const { method, path } of rows) {
    const family = familyOf(path);
    if (family === null) continue;
    const key = keys[family.name as keyof typeof keys];
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    const reply = await ask(path.replace(`:${family.param}`, key), method, body);
    t.is(reply.code, 'not-found', `${method} ${path}`);
  }
  const foreign = { customerId: other.customer.id, addNumber: true };
  t.is((await ask(`/api/calls/${mine.call}/customer`, 'PUT', foreign)).code, 'not-found');
  const left = (await box.ask<Customer>('GET', `/api/customers/${other.customer.id}`)).body;
  t.deepEqual({ ...left, lastContactAt: null }, other.customer, 'and nothing of it was changed');
});

test('lists hold its own and the calls of nobody’s customers', async (t) => {
  const { box, mine, other, stranger } = await twoSides(t);
  const get = async <Body>(path: string) => (await as(mine.terminal, box, 'GET', path)).body as Body;
  const keysOf = (page: CallPage) => page.items.map(({ key }) => key).sort();
  t.deepEqual(keysOf(await get<CallPage>('/api/calls')), [mine.call, stranger].sort());
  t.deepEqual(keysOf(await get<CallPage>(`/api/calls?customer=${other.customer.id}`)), []);
  t.deepEqual(keysOf(await get<CallPage>('/api/calls?number=0300001201')), []);
  t.deepEqual(keysOf(await get<CallPage>(`/api/calls?q=${encodeURIComponent('山本の客')}`)), []);
  const customers = await get<CustomerPage>('/api/customers');
  t.deepEqual(
    customers.items.map(({ id }) => id),
    [mine.customer.id],
  );
  t.is((await get<CustomerPage>(`/api/customers?q=${encodeURIComponent('の客')}`)).items.length, 1);
  t.is((await get<CustomerPage>(`/api/customers?q=${encodeURIComponent('山本')}`)).items.length, 0);
  const outbox = await get<OutboxPage>('/api/outbox');
  t.deepEqual(
    outbox.items.map(({ key }) => key),
    [mine.mail],
  );
  t.is(
    Object.values(outbox.counts).reduce((sum, many) => sum + many, 0),
    1,
  );
  const board = await get<Board>('/api/board');
  t.false(JSON.stringify(board).includes('山本の客'));
  t.is(board.counts.toReturn, board.toReturn.length);
});

test('it makes customers of its own only, and hands none to somebody else', async (t) => {
  const { box, mine, other } = await twoSides(t);
  const ask = (method: string, path: string, body: object) => as(mine.terminal, box, method, path, body);
  const made = (await ask('POST', '/api/customers', { name: '新規' })).body as Customer;
  t.is(made.representative?.id, mine.representative);
  const gift = { name: '新規', representativeId: other.representative };
  t.is((await ask('POST', '/api/customers', gift)).code, 'forbidden');
  t.is((await ask('PUT', `/api/customers/${made.id}`, gift)).code, 'forbidden');
});

test('the live board shows that a line rings, and not which customer of others it is', async (t) => {
  const { box, mine, other } = await twoSides(t);
  const stream = await fetch(`${box.url}/api/events`, { headers: mine.terminal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  const call = box.pbx.play({ from: '0300001201', did: '0300000001', ring: ['101'], hangUpAfterMs: 60_000 });
  let text = '';
  while (!/"reason":"hidden"/.test(text)) text += (await reader?.read())?.value ?? '';
  await reader?.cancel();
  t.false(text.includes(other.customer.name));
  t.regex(text, /"phase":"ringing"/);
  const whole = await box.until(
    'the customer on the board of everybody',
    async () => (await box.ask<Board>('GET', '/api/board')).body,
    (board) => board.calls.some(({ customer }) => customer?.id === other.customer.id),
  );
  t.is(whole.calls.length, 1);
  t.truthy(call);
});

test('a limit that is changed holds at once', async (t) => {
  const { box, mine, other } = await twoSides(t);
  const { items } = (await box.ask<{ items: Terminal[] }>('GET', '/api/terminals')).body;
  const terminal = items.find(({ representativeId }) => representativeId === mine.representative);
  const change = { name: 'x', representativeId: other.representative };
  t.is((await box.ask('PUT', `/api/terminals/${terminal?.id}`, change)).status, 200);
  t.is((await as(mine.terminal, box, 'GET', `/api/customers/${mine.customer.id}`)).code, 'not-found');
  const row = (await as(mine.terminal, box, 'GET', `/api/calls/${other.call}`)).body as CallRow;
  t.is(row.key, other.call);
  const ghost = { name: 'x', representativeId: '00000000-0000-4000-8000-000000000000' };
  t.is((await box.ask('PUT', `/api/terminals/${terminal?.id}`, ghost)).status, 400);
});
