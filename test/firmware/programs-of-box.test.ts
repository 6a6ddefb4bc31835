import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { OutboxPage } from '../../firmware/http/contract/outbox.ts';
import type { Settings } from '../../firmware/http/contract/settings.ts';
import type { MqttConfig } from '../../firmware/mqtt/mqtt-config.ts';
import { isSigned } from '../../firmware/webhook/signature.ts';
import { systemClock } from '../../hw/clock.ts';
import { LOGIN, mosquittoMissing, startMosquitto } from '../support/mosquitto.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const SECRET = 's3cret';

interface Received {
  readonly body: string;
  readonly signature: string;
}

/** A program of the office that takes notifications; `status` is what it answers. */
async function program(t: ExecutionContext, port = 0) {
  const received: Received[] = [];
  const answer = { status: 200 };
  const server: Server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ body, signature: String(request.headers['x-rusuban-signature']) });
    response.writeHead(answer.status).end('heard');
  }).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, answer, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function setUp(t: ExecutionContext, addresses: readonly string[], mqttPort: number | null, pem = '') {
  const mails = new MailCatcher({ clock: systemClock });
  const mailPort = await mails.start(0);
  t.teardown(() => mails.stop());
  const mqtt: MqttConfig = {
    ...{ host: '127.0.0.1', port: mqttPort ?? 9, tls: { ca: pem }, login: LOGIN, callers: 'none' },
    ...{ prefix: 'rusuban', discoveryPrefix: null },
  };
  const box = await startBox(t, {
    mailPort,
    change: (config) => ({
      ...config,
      webhook: { secret: SECRET },
      mqtt: mqttPort === null ? null : mqtt,
    }),
  });
  await box.until(
    'the PBX',
    () => box.ask<{ items: { phase: string }[] }>('GET', '/api/links'),
    ({ body }) => body.items[0]?.phase === 'up',
  );
  const person = await box.ask<{ id: string }>('POST', '/api/representatives', {
    name: '松本 陽子',
    addresses: addresses.map((address) => ({ address })),
  });
  t.is(person.status, 200);
  const { body: settings } = await box.ask<Settings>('GET', '/api/settings');
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: person.body.id });
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  return { box, mails };
}

const miss = (box: TestBox) => {
  const call = box.pbx.ring({ from: '0300001201', did: '0300000001', extensions: ['101'] });
  call.hangUp('caller');
};

test('a missed call is told to a person by mail and to a program besides, signed', async (t) => {
  const { received, url } = await program(t);
  const { box, mails } = await setUp(t, ['matsumoto@office.example', url], null);
  miss(box);
  await box.until(
    'the program',
    async () => received.length,
    (count) => count === 1,
  );
  const [{ body = '', signature = '' } = {}] = received;
  t.like(JSON.parse(body), {
    purpose: 'missed',
    to: '松本 陽子',
    call: { line: '1', outcome: 'missed', number: '+81300001201' },
  });
  const now = Math.floor(Date.now() / 1000);
  t.true(isSigned(body, signature, SECRET, { now, toleranceSeconds: 600 }));
  await box.until(
    'the mail',
    async () => mails.mails.length,
    (count) => count === 1,
  );
});

test('a program that is down holds up no mail; a program alone may be how somebody is told', async (t) => {
  const { received, answer, url } = await program(t);
  answer.status = 503;
  const { box, mails } = await setUp(t, [url], null);
  miss(box);
  const queued = await box.until(
    'the refusal',
    () => box.ask<OutboxPage>('GET', '/api/outbox'),
    ({ body }) => body.items[0]?.lastFaults[0]?.said === 'heard',
    200,
  );
  t.like(queued.body.items[0], { state: 'queued', toAddresses: [url] });
  t.is(mails.mails.length, 0);
  answer.status = 200;
  await box.ask('POST', `/api/outbox/${queued.body.items[0]?.key}/retry`, {});
  await box.until(
    'the second attempt',
    () => box.ask<OutboxPage>('GET', '/api/outbox'),
    ({ body }) => body.items[0]?.state === 'sent',
    200,
  );
  const ids = received.map(({ body }) => (JSON.parse(body) as { id: string }).id);
  t.is(new Set(ids).size, 1, 'the same notification, by its id');
});

const missing = mosquittoMissing();
const onBroker = missing === null ? test : test.skip;
if (missing !== null) console.log(`skipped: notifications by a real message broker: ${missing}`);

onBroker('a missed call is told by the message broker', async (t) => {
  const broker = await startMosquitto();
  t.teardown(() => broker.stop());
  const { heard, client } = await broker.listen();
  t.teardown(() => client.endAsync(true));
  const { box } = await setUp(t, ['mqtt:matsumoto'], broker.port, broker.pem);
  miss(box);
  const told = await box.until(
    'the notification',
    async () => heard.get('rusuban/notify/matsumoto') ?? '',
    (text) => text !== '',
  );
  t.like(JSON.parse(told), { purpose: 'missed', to: '松本 陽子' });
});

test('an address that no way leads to is refused, with the ways that there are', async (t) => {
  const { box } = await setUp(t, ['matsumoto@office.example'], null);
  for (const address of ['ftp://x/', 'mqtt:', 'mqtt:#', 'https://user@x/', 'nobody']) {
    const { status, body } = await box.ask<{ fields: { message: string }[] }>(
      'POST',
      '/api/representatives',
      {
        name: 'x',
        addresses: [{ address }],
      },
    );
    t.is(status, 400, address);
    t.regex(JSON.stringify(body), /mqtt: and a name/);
  }
});
