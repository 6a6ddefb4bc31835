import test from 'ava';
import type { SendResult } from '../../../firmware/mail/delivery.ts';
import { DomainTurns } from '../../../firmware/mail/domain-turns.ts';
import { SILENT_FAULT } from '../../support/mail-faults.ts';
import { DOWN, GREYLISTED, TAKEN, UNKNOWN } from '../../support/post-office.ts';

const MINUTE = 60_000;
const WAITS = { delays: [MINUTE, 5 * MINUTE], isEndless: true };
const STALLED: SendResult = { type: 'later', scope: 'domain', faults: [SILENT_FAULT] };

const turns = (connections = 4) => new DomainTurns(WAITS, connections);
const mail = (of: DomainTurns, result: SendResult, now = 0): boolean => {
  of.begin('x.example');
  return of.end('x.example', result, now);
};

test('one mail for later, such as one to a full mailbox, does not hold up its domain', (t) => {
  const of = turns();
  mail(of, GREYLISTED);
  mail(of, GREYLISTED);
  t.true(of.mayGo('x.example', 0));
});

test('three in a row hold it up for the first wait of the list, and no other domain', (t) => {
  const of = turns();
  for (let i = 0; i < 3; i++) mail(of, GREYLISTED);
  t.false(of.mayGo('x.example', MINUTE - 1));
  t.deepEqual(of.waiting(0), ['x.example']);
  t.true(of.mayGo('y.example', 0));
  t.true(of.mayGo('x.example', MINUTE));
});

test('a single mail that waited in vain holds it up at once', (t) => {
  const of = turns();
  mail(of, STALLED);
  t.false(of.mayGo('x.example', 0));
  t.true(of.isInTrouble('x.example'));
});

test('after the wait one mail tries, and a failure asks for the next wait of the list', (t) => {
  const of = turns();
  mail(of, STALLED);
  of.begin('x.example');
  t.false(of.mayGo('x.example', MINUTE), 'one is on its way already');
  of.end('x.example', GREYLISTED, MINUTE);
  t.false(of.mayGo('x.example', 6 * MINUTE - 1));
  t.true(of.mayGo('x.example', 6 * MINUTE));
});

test('a person need not wait: one mail tries at once, and its failure counts like any other', (t) => {
  const of = turns();
  mail(of, STALLED);
  of.cutWaits();
  t.true(of.mayGo('x.example', 0));
  of.begin('x.example');
  t.false(of.mayGo('x.example', 0), 'one is on its way already');
  of.end('x.example', STALLED, 0);
  t.false(of.mayGo('x.example', 5 * MINUTE - 1), 'the second wait of the list');
});

test('a mail that passes, or is refused for good, ends the trouble', (t) => {
  for (const result of [TAKEN, UNKNOWN]) {
    const of = turns();
    mail(of, STALLED);
    t.true(mail(of, result, MINUTE), 'its mails need not wait any longer');
    t.true(of.mayGo('x.example', MINUTE));
    t.false(of.isInTrouble('x.example'));
  }
});

test('mails that were on their way when it was held up make the wait no longer', (t) => {
  const of = turns();
  for (let i = 0; i < 3; i++) of.begin('x.example');
  for (let i = 0; i < 3; i++) of.end('x.example', STALLED, 0);
  t.true(of.mayGo('x.example', MINUTE));
});

test('one connection is always kept for other domains', (t) => {
  const of = turns(3);
  of.begin('x.example');
  t.true(of.mayGo('x.example', 0));
  of.begin('x.example');
  t.false(of.mayGo('x.example', 0));
  t.true(of.mayGo('y.example', 0));
});

test('a server that is down is no fault of the domain', (t) => {
  const of = turns();
  for (let i = 0; i < 5; i++) mail(of, DOWN);
  t.true(of.mayGo('x.example', 0));
});
