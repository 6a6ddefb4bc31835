import test from 'ava';
import type { CustomerPage } from '../../../firmware/http/contract/customers.ts';
import type { ImportState } from '../../../firmware/http/contract/import.ts';
import { startBox } from '../../support/test-box.ts';

test('a file is sent, looked at, written and leaves again; what cannot be is refused', async (t) => {
  const { url, ask, until, cookie } = await startBox(t);
  const send = (body: string, type = 'application/octet-stream', name = 'a.csv') =>
    fetch(`${url}/api/import?name=${name}`, {
      method: 'POST',
      body,
      headers: { 'X-Rusuban': '1', 'Content-Type': type, cookie },
    });
  const state = async () => (await ask<ImportState>('GET', '/api/import')).body;
  t.is((await state()).phase, 'none');
  t.is((await send('name\nx', 'text/plain')).status, 415);
  t.is((await send('name\nx', 'application/octet-stream', 'x'.repeat(201))).status, 400);
  t.is((await ask('POST', '/api/import/commit', { duplicates: 'add' })).status, 409);
  t.is((await ask('PUT', '/api/import/columns', { fields: ['name'] })).status, 409);
  t.is((await ask('PUT', '/api/import/columns', { fields: ['nonsense'] })).status, 400);
  t.is((await send('Company,Phone\n=SUM(A1),03-1234-5678\n')).status, 200);
  await until('read', state, ({ phase }) => phase === 'ready');
  t.is((await ask('POST', '/api/import/commit', { duplicates: 'add' })).status, 200);
  await until('written', state, ({ phase }) => phase === 'done');
  const { items } = (await ask<CustomerPage>('GET', '/api/customers?q=SUM')).body;
  t.is(items[0]?.name, '=SUM(A1)');
  const csv = await (await fetch(`${url}/api/customers.csv?lang=en`, { headers: { cookie } })).text();
  t.true(csv.includes("\r\n'=SUM(A1),"));
  const cards = await (await fetch(`${url}/api/customers.vcf?version=4.0`, { headers: { cookie } })).text();
  t.true(cards.includes('VERSION:4.0\r\nFN:=SUM(A1)'));
  const id = items[0]?.id ?? '';
  t.is((await ask('DELETE', `/api/customers/${id}`)).status, 200);
  t.is((await ask('POST', `/api/customers/${id}/merge`, { other: id })).status, 404);
  t.is((await ask('POST', `/api/customers/${id}/restore`)).status, 200);
  t.is((await ask('POST', `/api/customers/${id}/restore`)).status, 404);
  t.is((await ask('DELETE', '/api/import')).status, 200);
});
