import test from 'ava';
import { rejects } from './rejects.ts';
import { good, SMALL } from './sample-files.ts';

test('without a section there is no broker', (t) => t.is(good(SMALL).mqtt, null));

test('a broker is reached encrypted unless the file says otherwise, and learns nothing of callers', (t) => {
  t.deepEqual(good(`${SMALL}mqtt: { host: broker.example, user: u, password: p }\n`).mqtt, {
    ...{ host: 'broker.example', port: 8883, tls: { ca: null }, login: { user: 'u', password: 'p' } },
    ...{ prefix: 'rusuban', discoveryPrefix: 'homeassistant', callers: 'none' },
  });
  const open = good(`${SMALL}mqtt: { host: 127.0.0.1, tls: "false", discovery: "false" }\n`).mqtt;
  t.like(open, { port: 1883, tls: null, discoveryPrefix: null });
});

test(
  'a prefix with a wild card',
  rejects,
  `${SMALL}mqtt: { host: h, prefix: "a/#" }\n`,
  'mqtt.prefix',
  4,
  /is not a topic/,
  /rusuban/,
);
test(
  'a user without a password',
  rejects,
  `${SMALL}mqtt: { host: h, user: u }\n`,
  'mqtt.password',
  4,
  /is missing/,
  /password-file/,
);

test('notifications are signed with the secret of the file', (t) => {
  t.is(good(SMALL).webhook, null);
  t.deepEqual(good(`${SMALL}webhook: { secret: s3cret }\n`).webhook, { secret: 's3cret' });
});

test(
  'notifications without a secret',
  rejects,
  `${SMALL}webhook: {}\n`,
  'webhook.secret',
  4,
  /is missing/,
  /secret-file/,
);
