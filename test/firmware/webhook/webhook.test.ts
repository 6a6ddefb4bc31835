import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { mailKey } from '../../../firmware/calls/ids.ts';
import { notificationOf } from '../../../firmware/webhook/notification.ts';
import { isSigned, signatureOf } from '../../../firmware/webhook/signature.ts';
import { Webhook } from '../../../firmware/webhook/webhook.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const NOTIFICATION = notificationOf(
  {
    ...{ key: mailKey('0190aaaa-0000-7000-8000-000000000001'), callKey: null, purpose: 'missed' },
    ...{ toName: '高橋', toAddresses: [], replyTo: null, subject: 's', text: 't', html: '' },
    ...{
      messageId: '<a@b>',
      isTimeKnown: true,
      composedAt: 0,
      attempts: 1,
      charset: 'utf-8',
      thread: null,
      vcard: null,
    },
  },
  null,
);

async function receive(t: ExecutionContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const clock = new FakeClock();
const NEVER = new AbortController().signal;
const post = (url: string, secret: string | null = 's3cret') =>
  new Webhook({ clock, secret }).post(url, NOTIFICATION, NEVER);

test('a notification is signed so that the receiver can tell whose it is and when it was made', async (t) => {
  const bodies: string[] = [];
  const headers: unknown[] = [];
  const url = await receive(t, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    headers.push(request.headers['x-rusuban-signature'], request.headers['x-rusuban-id']);
    response.end('thank you');
  });
  t.deepEqual(await post(url), { type: 'accepted', reply: '200 thank you', leftOut: [] });
  const [body = ''] = bodies;
  t.like(JSON.parse(body), { id: NOTIFICATION.id, purpose: 'missed', to: '高橋' });
  const now = Math.floor(clock.now() / 1000);
  t.true(isSigned(body, String(headers[0]), 's3cret', { now, toleranceSeconds: 300 }));
  t.is(headers[1], NOTIFICATION.id);
});

const signed = signatureOf('body', 's3cret', 1000);
const within = { now: 1100, toleranceSeconds: 300 };
test('a signature holds for this body, this secret and this time only', (t) => {
  t.true(isSigned('body', signed, 's3cret', within));
  t.false(isSigned('body!', signed, 's3cret', within));
  t.false(isSigned('body', signed, 'other', within));
  t.false(isSigned('body', signed, 's3cret', { ...within, now: 2000 }));
  t.false(isSigned('body', signed.replace('t=1000', 't=1001'), 's3cret', within));
  t.false(isSigned('body', 'nonsense', 's3cret', within));
});

const answers = test.macro({
  async exec(t, status: number, expected: object) {
    const url = await receive(t, (_request, response) => void response.writeHead(status).end('words\r\n'));
    t.like(await post(url), expected);
  },
  title: (_, status: number, { type }: { type: string }) => `status ${status} means ${type}`,
});

test(answers, 204, { type: 'accepted', reply: '204' });
test(answers, 404, { type: 'refused', faults: [{ code: 'webhook-refused', status: 404, said: 'words' }] });
test(answers, 410, { type: 'refused' });
test(answers, 429, { type: 'later', scope: 'domain', faults: [{ code: 'webhook-failed', status: 429 }] });
test(answers, 500, { type: 'later', scope: 'domain' });
test(answers, 302, { type: 'later', scope: 'domain' });

test('a receiver that is not there is tried again later', async (t) => {
  const faults = [{ code: 'webhook-unreachable', receiver: '127.0.0.1:9' }];
  t.like(await post('http://127.0.0.1:9/'), { type: 'later', scope: 'domain', faults });
});

test('a receiver that never answers is given up after a while', async (t) => {
  const patient = new FakeClock();
  let isHere: () => void = () => undefined;
  const here = new Promise<void>((resolve) => {
    isHere = resolve;
  });
  const url = await receive(t, () => isHere());
  const posting = new Webhook({ clock: patient, secret: 's' }).post(url, NOTIFICATION, NEVER);
  await here;
  patient.advance(15_000);
  t.like(await posting, { type: 'later', faults: [{ code: 'webhook-silent', said: '', seconds: 15 }] });
});

test('an answer without end is not read to its end', async (t) => {
  const url = await receive(t, (_request, response) => {
    response.writeHead(500);
    const flood = () => {
      while (response.writable && response.write('x'.repeat(10_000)));
    };
    response.on('drain', flood);
    flood();
  });
  const result = await post(url);
  t.true(result.type === 'later' && result.faults.every(({ said }) => said.length <= 300));
});

test('an answer that breaks off after its status counts by its status: the receiver has it', async (t) => {
  const broken = (status: number) =>
    receive(t, (request, response) => {
      response.writeHead(status, { 'content-length': 100 });
      response.write('working', () => request.socket.end());
    });
  t.deepEqual(await post(await broken(200)), { type: 'accepted', reply: '200 working', leftOut: [] });
  t.like(await post(await broken(404)), { type: 'refused' });
});

test('nothing leaves unsigned', async (t) => {
  t.like(await post('http://127.0.0.1:9/', null), {
    type: 'refused',
    faults: [{ code: 'webhook-unsigned' }],
  });
});
