import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { HttpJsonRule } from '../../../firmware/information/rule.ts';
import { HttpJsonSource } from '../../../firmware/information/sources/http-json.ts';

const NUMBER = { e164: '+81332611201', national: '0332611201' };

const serve = async (t: ExecutionContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const sourceAt = (url: string, changes: Partial<HttpJsonRule> = {}) =>
  new HttpJsonSource({
    type: 'http-json',
    name: 'crm',
    title: 'CRM',
    url: `${url}/caller?tel={number}`,
    token: null,
    numberForm: 'national',
    freshMs: 60_000,
    cron: '* * * * *',
    fields: [{ label: 'Open quotes', from: 'quotes.open' }],
    ...changes,
  });

const ask = (source: HttpJsonSource) => source.ask(NUMBER, AbortSignal.timeout(20_000));
const answering =
  (status: number, body: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end(body);

test('the number stands in the address, the secret in a header, the facts in the answer', async (t) => {
  const seen: unknown[] = [];
  const url = await serve(t, (request, response) => {
    seen.push(request.url, request.headers.authorization);
    response.end('{"quotes":{"open":2}}');
  });
  t.deepEqual(await ask(sourceAt(url, { token: 's3cret', numberForm: 'e164' })), [
    { label: 'Open quotes', value: '2' },
  ]);
  t.deepEqual(seen, ['/caller?tel=%2B81332611201', 'Bearer s3cret']);
});

test('404 means that the source knows nothing of the number', async (t) => {
  t.deepEqual(await ask(sourceAt(await serve(t, answering(404, 'nobody')))), []);
});

const fault = test.macro({
  async exec(t, listener: RequestListener, message: RegExp) {
    const error = await t.throwsAsync(ask(sourceAt(await serve(t, listener))), { message });
    t.notRegex(`${error?.message} ${String(error?.cause)}`, /332611201/, 'no number in what is logged');
  },
  title: (name = '') => `a source that ${name} is a fault with a remedy`,
});

test('refuses us', fault, answering(401, ''), /status 401; check its secret/);
test('is broken', fault, answering(500, ''), /status 500; look at its own log/);
test('answers with a page', fault, answering(200, '<html>0332611201'), /not JSON/);
test('answers without end', fault, answering(200, `"${'x'.repeat(300_000)}"`), /more than 262144 bytes/);
test(
  'sends us elsewhere',
  fault,
  (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  /could not be reached/,
);

test('a source that is not there is a fault', async (t) => {
  await t.throwsAsync(ask(sourceAt('http://127.0.0.1:9')), { message: /could not be reached/ });
});

test('a source that does not answer ends with the patience of who asks', async (t) => {
  const url = await serve(t, () => undefined);
  const patience = new AbortController();
  const asked = sourceAt(url).ask(NUMBER, patience.signal);
  patience.abort(new Error('no answer in time'));
  await t.throwsAsync(asked, { message: 'no answer in time' });
});
