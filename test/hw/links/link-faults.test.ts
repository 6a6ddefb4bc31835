import test from 'ava';
import { connectFault } from '../../../hw/links/connect-fault.ts';
import type { LinkReason } from '../../../hw/links/link-reason.ts';
import { listenFault } from '../../../hw/links/listen-fault.ts';

const PLACE = { host: '192.0.2.7', port: 5038 };
const faultWith = (code: string) => Object.assign(new Error(`it failed ${code}`), { code });

const CONNECTING: readonly [string, LinkReason['code']][] = [
  ['ECONNREFUSED', 'tcp-refused'],
  ['ENOTFOUND', 'tcp-name-unknown'],
  ['EAI_AGAIN', 'tcp-name-unknown'],
  ['EHOSTUNREACH', 'tcp-unreachable'],
  ['ENETUNREACH', 'tcp-unreachable'],
  ['ETIMEDOUT', 'tcp-no-answer'],
  ['ECONNRESET', 'tcp-reset'],
  ['EPIPE', 'tcp-reset'],
  ['EPROTO', 'tcp-broken'],
];

const LISTENING: readonly [string, LinkReason['code']][] = [
  ['EADDRINUSE', 'port-taken'],
  ['EACCES', 'port-forbidden'],
  ['EADDRNOTAVAIL', 'address-foreign'],
  ['ENOBUFS', 'listen-failed'],
];

for (const [code, reason] of CONNECTING) {
  test(`connecting: ${code} is ${reason}`, (t) => {
    t.is(connectFault(faultWith(code), PLACE).code, reason);
  });
}

for (const [code, reason] of LISTENING) {
  test(`listening: ${code} is ${reason}`, (t) => {
    t.is(listenFault(faultWith(code), 'UDP', PLACE).code, reason);
  });
}

test('an error that nobody foresaw is told in the words of the system', (t) => {
  t.like(connectFault(faultWith('EPROTO'), PLACE), { place: '192.0.2.7:5038', said: 'EPROTO' });
  t.like(connectFault(new Error('out of luck'), PLACE), { said: 'out of luck' });
  t.deepEqual(listenFault(faultWith('ENOBUFS'), 'TCP', { host: '0.0.0.0', port: 3000 }), {
    code: 'listen-failed',
    transport: 'TCP',
    host: '',
    port: 3000,
    said: 'ENOBUFS',
  });
});
