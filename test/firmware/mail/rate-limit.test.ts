import test from 'ava';
import { RateLimit } from '../../../firmware/mail/rate-limit.ts';

test('no minute sees more mails than allowed, wherever it begins', (t) => {
  const limit = new RateLimit(2);
  limit.pass(0);
  limit.pass(50_000);
  t.is(limit.wait(50_000), 10_000);
  t.is(limit.wait(60_000), 0);
  limit.pass(60_000);
  t.is(limit.wait(60_000), 50_000);
});

test('without a limit nobody waits', (t) => {
  const limit = new RateLimit(null);
  for (let i = 0; i < 1000; i++) limit.pass(0);
  t.is(limit.wait(0), 0);
});
