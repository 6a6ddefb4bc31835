import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { FactsOfCall } from '../../firmware/http/contract/facts.ts';
import { startBox } from '../support/test-box.ts';
import { temporaryFolder } from './store/temporary-box.ts';

test('what a web service and a file know of a caller is beside the call while it rings', async (t) => {
  const asked: unknown[] = [];
  const crm = createServer((request, response) => {
    asked.push(request.url);
    response.end('{"quotes":{"open":2}}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => crm.once('listening', resolve));
  t.teardown(() => crm.close());
  const { port } = crm.address() as AddressInfo;
  const file = join(temporaryFolder(t), 'contracts.csv');
  writeFileSync(file, 'tel,contract\n03-0000-1201,monthly\n');
  const common = { cron: '0 0 1 1 *', name: 'crm', title: 'CRM' };
  const box = await startBox(t, {
    change: (config) => ({
      ...config,
      information: [
        {
          ...{ ...common, type: 'http-json', url: `http://127.0.0.1:${port}/{number}`, token: null },
          ...{ numberForm: 'national', freshMs: 60_000 },
          fields: [{ label: 'Quotes', from: 'quotes.open' }],
        },
        {
          ...{ ...common, type: 'csv', name: 'book', title: 'Contracts', file, numberColumn: 'tel' },
          fields: [{ label: 'Contract', from: 'contract' }],
        },
      ],
    }),
  });
  await box.until(
    'the PBX',
    () => box.ask<{ items: { phase: string }[] }>('GET', '/api/links'),
    ({ body }) => body.items[0]?.phase === 'up',
  );
  box.pbx.ring({ from: '0300001201', did: '0300000001', extensions: ['101'] });
  const { body } = await box.until(
    'the call',
    () => box.ask<Board>('GET', '/api/board'),
    ({ body: { calls } }) => calls[0]?.caller.type === 'number',
  );
  const key = body.calls[0]?.key ?? '';
  const facts = await box.until(
    'the facts',
    () => box.ask<FactsOfCall>('GET', `/api/calls/${key}/facts`),
    ({ body: { items } }) => items.length === 2,
  );
  t.deepEqual(
    facts.body.items.map(({ title, facts }) => [title, ...facts]),
    [
      ['CRM', { label: 'Quotes', value: '2' }],
      ['Contracts', { label: 'Contract', value: 'monthly' }],
    ],
  );
  t.deepEqual(asked, ['/0300001201'], 'asked once');
});
