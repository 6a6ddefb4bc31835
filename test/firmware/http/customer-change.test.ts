import test from 'ava';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { startBox } from '../../support/test-box.ts';

test('a change that is based on what has been changed since is refused, and one that names no base is not', async (t) => {
  const box = await startBox(t);
  const made = (await box.ask<Customer>('POST', '/api/customers', { name: '青葉製作所' })).body;
  const path = `/api/customers/${made.id}`;
  const change = async (address: string, basedOn: number | null) => {
    const query = basedOn === null ? '' : `?basedOn=${basedOn}`;
    const reply = await box.ask<Customer & { code?: string }>('PUT', path + query, {
      name: made.name,
      address,
    });
    return { status: reply.status, code: reply.body.code };
  };
  t.is((await change('東京都', made.updatedAt - 1)).code, 'conflict');
  t.is((await box.ask<Customer>('GET', path)).body.address, '');
  t.is((await change('東京都', made.updatedAt)).status, 200);
  t.is((await change('大阪府', null)).status, 200, 'as clients that do not know of it do');
  t.is((await box.ask<Customer>('GET', path)).body.address, '大阪府');
});
