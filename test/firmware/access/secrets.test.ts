import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { PAIRING_MS, Pairings } from '../../../firmware/access/pairings.ts';
import { BusyError, Passwords, SCRYPT_COST } from '../../../firmware/access/password.ts';
import {
  isSetupCode,
  isSetupOpen,
  issueSetupCode,
  withdrawSetupCode,
} from '../../../firmware/access/setup-code.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const PLAN = { name: '受付', extension: '101', representativeId: null };

test('a password is kept as scrypt with N = 32768 and a salt of its own', async (t) => {
  const passwords = new Passwords();
  const [one, other] = [
    await passwords.hash('ひらけごま ひらけごま'),
    await passwords.hash('ひらけごま ひらけごま'),
  ];
  t.is(SCRYPT_COST, 32_768);
  t.regex(one, /^scrypt\$32768\$[\w-]{22}\$[\w-]{43}$/);
  t.not(one, other);
  t.true(await passwords.check('ひらけごま ひらけごま', one));
  t.false(await passwords.check('ひらけごま', one));
});

test('a password typed with half-width kana or composed otherwise is the same password', async (t) => {
  const passwords = new Passwords(2);
  t.true(await passwords.check('ガクブチ 12345', await passwords.hash('ｶﾞｸﾌﾞﾁ １２３４５')));
});

test('nobody’s password is checked with the same work, and is never right', async (t) => {
  const passwords = new Passwords(2);
  t.false(await passwords.check('', null));
  t.false(await passwords.check('anything at all', null));
});

test('a flood of passwords is refused instead of filling the memory', async (t) => {
  const passwords = new Passwords(2);
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.check('x', null)));
  const refused = all.filter((one) => one.status === 'rejected' && one.reason instanceof BusyError);
  t.true(refused.length > 0 && refused.length < 60);
  t.false(await passwords.check('x', null), 'and goes on afterwards');
});

test('a pairing is good once, by its digits or by its link', (t) => {
  const pairings = new Pairings(new FakeClock());
  const [first, second] = [pairings.begin(PLAN), pairings.begin(PLAN)];
  t.regex(first.code, /^\d{6}$/);
  t.deepEqual(pairings.redeem(first.code), PLAN);
  t.is(pairings.redeem(first.code), null);
  t.is(pairings.redeem(first.secret), null, 'the link went with it');
  t.deepEqual(pairings.redeem(second.secret), PLAN);
  t.false(pairings.isOpen(second.id));
});

test('a pairing ends after a quarter of an hour, and when it is taken back', (t) => {
  const clock = new FakeClock();
  const pairings = new Pairings(clock);
  const first = pairings.begin(PLAN);
  clock.advance(PAIRING_MS);
  t.is(pairings.redeem(first.code), null);
  const second = pairings.begin(PLAN);
  pairings.cancel(second.id);
  t.is(pairings.redeem(second.code), null);
});

test('ten wrong numbers void every open pairing: six digits cannot be tried out', (t) => {
  const pairings = new Pairings(new FakeClock());
  const { code } = pairings.begin(PLAN);
  for (let turn = 0; turn < 10; turn += 1) t.is(pairings.redeem('not it'), null);
  t.is(pairings.redeem(code), null);
  t.deepEqual(pairings.redeem(pairings.begin(PLAN).code), PLAN, 'a new one is good again');
});

test('a set-up code is kept as a print that only the box’s user reads, and is good as people type it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-code-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  t.false(await isSetupOpen(folder, 0));
  const code = await issueSetupCode(folder, null);
  const file = join(folder, 'setup-code');
  t.is(statSync(file).mode & 0o777, 0o600);
  t.false(readFileSync(file, 'utf8').includes(code.slice(0, 5)));
  t.true(await isSetupCode(folder, ` ${code.toLowerCase().replace('-', ' ')} `, 0));
  t.false(await isSetupCode(folder, '', 0));
  t.true(await isSetupOpen(folder, Number.MAX_SAFE_INTEGER));
  const next = await issueSetupCode(folder, 1_000);
  t.false(await isSetupCode(folder, code, 0), 'the former one is void');
  t.true(await isSetupCode(folder, next, 999));
  t.false(await isSetupCode(folder, next, 1_000), 'its time is over');
  await withdrawSetupCode(folder);
  t.false(await isSetupCode(folder, next, 0));
});
