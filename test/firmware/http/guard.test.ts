import test from 'ava';
import type { FastifyRequest } from 'fastify';
import { guard } from '../../../firmware/http/guard.ts';
import { RefusalError } from '../../../firmware/http/refusal.ts';

const names = () => ({ names: [], addresses: [] });
const asked = (remoteAddress: string | undefined) =>
  ({ method: 'GET', headers: { host: '127.0.0.1' }, socket: { remoteAddress } }) as unknown as FastifyRequest;

test('a page that has gone before its request was looked at is refused, and is no failure of the box', (t) => {
  t.notThrows(() => guard(asked('192.0.2.1'), names));
  const refusal = t.throws(() => guard(asked(undefined), names), { instanceOf: RefusalError });
  t.is(refusal.code, 'unavailable');
});
