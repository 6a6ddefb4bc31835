import { request } from 'node:http';
import test from 'ava';
import type { Refusal } from '../../../firmware/http/contract/common.ts';
import type {
  CustomerPage,
  Representative,
  RepresentativeList,
} from '../../../firmware/http/contract/customers.ts';
import { startBox } from '../../support/test-box.ts';

const GHOST = '00000000-0000-4000-8000-000000000000';
const memo = {
  representativeId: null,
  toAddress: 'a@b.example',
  subject: '',
  text: '',
  author: '',
  authorExtension: null,
};

/** method, path, body, status, code */
const REFUSED: readonly [string, string, unknown, number, Refusal['code']][] = [
  ['GET', '/api/nothing', undefined, 404, 'not-found'],
  ['GET', '/api/demo', undefined, 404, 'not-found'],
  ['GET', `/api/calls/${GHOST}`, undefined, 404, 'not-found'],
  ['GET', '/api/calls/..%2f..%2fetc%2fpasswd', undefined, 400, 'invalid'],
  ['GET', '/api/calls/x', undefined, 400, 'invalid'],
  ['GET', '/api/calls?limit=0', undefined, 400, 'invalid'],
  ['GET', '/api/calls?limit=201', undefined, 400, 'invalid'],
  ['GET', '/api/calls?cursor=garbage', undefined, 400, 'invalid'],
  ['GET', '/api/customers?cursor=W10', undefined, 400, 'invalid'],
  ['GET', `/api/customers/${GHOST}`, undefined, 404, 'not-found'],
  ['POST', '/api/customers', {}, 400, 'invalid'],
  ['POST', '/api/customers', { name: 7 }, 400, 'invalid'],
  ['POST', '/api/customers', { name: 'x'.repeat(201) }, 400, 'invalid'],
  ['POST', '/api/customers', { name: 'x', notes: 'y'.repeat(300_000) }, 413, 'too-large'],
  ['PUT', `/api/customers/${GHOST}`, { name: 'x' }, 404, 'not-found'],
  ['DELETE', `/api/customers/${GHOST}`, undefined, 404, 'not-found'],
  ['PUT', '/api/mode', { mode: 'holiday' }, 400, 'invalid'],
  ['PUT', '/api/settings', { absenceMemo: 'x' }, 400, 'invalid'],
  ['PUT', '/api/phrases', { items: [''] }, 400, 'invalid'],
  ['POST', '/api/representatives', { name: 'x', addresses: [{ address: 'not an address' }] }, 400, 'invalid'],
  ['POST', '/api/representatives', { name: 'x', addresses: [] }, 400, 'invalid'],
  ['DELETE', `/api/representatives/${GHOST}`, undefined, 404, 'not-found'],
  ['POST', `/api/calls/${GHOST}/memo`, memo, 404, 'not-found'],
  ['POST', `/api/calls/${GHOST}/memo`, { ...memo, toAddress: '' }, 400, 'invalid'],
  ['PUT', `/api/calls/${GHOST}/owner`, { by: 'x' }, 404, 'not-found'],
  ['PUT', `/api/calls/${GHOST}/done`, { by: '' }, 400, 'invalid'],
  ['PUT', `/api/calls/${GHOST}/customer`, { customerId: GHOST, addNumber: false }, 404, 'not-found'],
  ['POST', `/api/outbox/${GHOST}/retry`, {}, 404, 'not-found'],
  ['POST', `/api/outbox/${GHOST}/retry`, { toAddresses: ['x'] }, 400, 'invalid'],
  ['POST', `/api/outbox/${GHOST}/drop`, undefined, 404, 'not-found'],
];

test('what cannot be granted is refused with a stable code, and nothing is half done', async (t) => {
  const box = await startBox(t);
  for (const [method, path, body, status, code] of REFUSED) {
    const answer = await box.ask<Refusal>(method, path, body);
    t.is(answer.status, status, `${method} ${path}`);
    t.is(answer.body.code, code, `${method} ${path}`);
    t.true(answer.body.message.length > 0);
  }
  t.is((await box.ask<CustomerPage>('GET', '/api/customers')).body.items.length, 0);
});

test('a wrong field is named by its path', async (t) => {
  const box = await startBox(t);
  const { body } = await box.ask<Refusal>('POST', '/api/customers', { name: 'x', numbers: [{ number: '' }] });
  t.deepEqual(
    body.fields?.map((field) => field.path),
    ['numbers.0.number'],
  );
});

/** A request with headers of our own choice. */
function send(url: string, method: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const one = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    one.on('error', reject);
    one.end(body);
  });
}

test('a foreign name and a foreign form reach nothing', async (t) => {
  const { url, cookie } = await startBox(t);
  const json = { 'content-type': 'application/json', cookie };
  t.is(await send(`${url}/api/board`, 'GET', { host: 'evil.example' }), 400, 'DNS rebinding');
  t.is(await send(`${url}/api/mode`, 'PUT', json, '{"mode":"away"}'), 400, 'without our header');
  t.is(await send(`${url}/api/mode`, 'PUT', { ...json, 'x-rusuban': '1' }, '{"mode":"away"}'), 200);
  t.is(
    await send(`${url}/api/mode`, 'PUT', { ...json, 'content-type': 'text/plain', 'x-rusuban': '1' }, 'x'),
    415,
  );
  t.is(await send(`${url}/api/mode`, 'PUT', { ...json, 'x-rusuban': '1' }, '{"mode":'), 400);
});

test('a script in a name is text in what the box sends', async (t) => {
  const box = await startBox(t);
  const name = '<script>alert(1)</script>';
  await box.ask('POST', '/api/customers', { name, numbers: [{ number: '0300001201' }] });
  const { body } = await box.ask<CustomerPage>('GET', '/api/customers?q=script');
  t.is(body.items[0]?.name, name, 'kept as it was typed');
  const page = await fetch(`${box.url}/api/customers`, { headers: { cookie: box.cookie } });
  t.is(page.headers.get('content-type'), 'application/json; charset=utf-8');
  t.is(page.headers.get('x-content-type-options'), 'nosniff');
  t.true(page.headers.get('content-security-policy')?.includes("default-src 'self'"));
});

test('settings, phrases and representatives are kept as they were put', async (t) => {
  const box = await startBox(t);
  const made = await box.ask<Representative>('POST', '/api/representatives', {
    name: '高橋 健一',
    kana: 'タカハシ ケンイチ',
    extension: '103',
    locale: 'ja',
    addresses: [{ address: 'a@office.example', label: '会社' }, { address: 'b@office.example' }],
  });
  const settings = {
    absenceMemo: '留守中のお電話です',
    defaultRepresentativeId: made.body.id,
    withheldCalls: 'nothing',
    mailWhen: 'always',
    mailInPresentMode: true,
  };
  t.deepEqual((await box.ask('PUT', '/api/settings', settings)).body, settings);
  t.deepEqual((await box.ask('GET', '/api/settings')).body, settings);
  const phrases = { items: ['急ぎとのことです', '見積の件です'] };
  await box.ask('PUT', '/api/phrases', phrases);
  t.deepEqual((await box.ask('GET', '/api/phrases')).body, phrases);
  t.is(
    (await box.ask<RepresentativeList>('GET', '/api/representatives')).body.items[0]?.addresses[1]?.address,
    'b@office.example',
  );
  const ghost = await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: GHOST });
  t.is(ghost.status, 400);
});
