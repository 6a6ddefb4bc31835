import test from 'ava';
import { type Evidence, type Facts, judge } from '../../scripts/power/judge.ts';
import type { Seen } from '../../scripts/power/testimony.ts';

const NUMBER = '0310000037';
const TEXT = 'お電話ください';

const facts: Facts = {
  calls: [{ key: 'c1', number: NUMBER, outcome: 'missed', memo: TEXT, mode: 'away' }],
  mails: [
    { callKey: 'c1', purpose: 'missed', state: 'sent', messageId: '<1@box>' },
    { callKey: 'c1', purpose: 'memo', state: 'held', messageId: '<2@box>' },
  ],
  mode: { mode: 'away', since: 50 },
};
const before: readonly Seen[] = [
  { position: 1, type: 'mode', mode: 'away', since: 50 },
  { position: 2, type: 'call', number: NUMBER },
  { position: 3, type: 'ended', number: NUMBER, outcome: 'missed' },
  { position: 4, type: 'memo', number: NUMBER, text: TEXT },
  { position: 5, type: 'mail', messageId: '<1@box>', numbers: [NUMBER] },
];
const whole: Evidence = { facts, before, away: new Set([NUMBER]), received: new Set(['<1@box>']) };
const [call] = facts.calls as [Facts['calls'][number]];

const kindsOf = (evidence: Partial<Evidence>) => judge({ ...whole, ...evidence }).map(({ kind }) => kind);
const kindsWith = (changed: Partial<Facts>) => kindsOf({ facts: { ...facts, ...changed } });

test('a box that remembers everything that was seen has no fault', (t) => {
  t.deepEqual(judge(whole), []);
});

test('what nobody had seen yet may be missing', (t) => {
  t.deepEqual(judge({ ...whole, facts: { calls: [], mails: [], mode: null }, before: [] }), []);
});

test('a call that was on the board and is gone is a fault', (t) => {
  t.true(kindsWith({ calls: [], mails: [] }).includes('call-lost'));
});

test('a call that was seen to end and has no end is a fault', (t) => {
  t.deepEqual(kindsWith({ calls: [{ ...call, outcome: null }] }), ['end-lost']);
});

test('the mail of a missed call that is in the outbox and at no server is a fault, after the box had its time', (t) => {
  const [missed, memo] = facts.mails as [Facts['mails'][number], Facts['mails'][number]];
  const mails = [{ ...missed, state: 'parked' }, memo];
  t.deepEqual(kindsOf({ facts: { ...facts, mails }, received: new Set() }), ['mail-lost']);
});

test('a call in away mode without its mail is a fault, also when nobody had seen the call', (t) => {
  t.deepEqual(kindsOf({ facts: { ...facts, mails: [] }, before: [] }), ['mail-never-composed']);
});

test('a mail that is called sent and that nobody received is a fault', (t) => {
  t.true(kindsOf({ received: new Set() }).includes('sent-and-never-received'));
});

test('a mail that was received and is unknown to the outbox is a fault', (t) => {
  t.true(kindsWith({ mails: facts.mails.slice(1) }).includes('mail-lost'));
});

test('two mails of one missed call are a fault', (t) => {
  const twice = [...facts.mails, { callKey: 'c1', purpose: 'missed', state: 'queued', messageId: '<3@box>' }];
  t.deepEqual(kindsWith({ mails: twice }), ['mail-twice']);
});

test('a memo that was acknowledged is in the record and in the outbox', (t) => {
  t.deepEqual(kindsWith({ calls: [{ ...call, memo: '' }] }), ['memo-lost']);
  t.deepEqual(kindsWith({ mails: facts.mails.slice(0, 1) }), ['mail-lost']);
});

test('the mode that was seen last is kept; a newer one may be there already', (t) => {
  t.deepEqual(kindsWith({ mode: { mode: 'present', since: 40 } }), ['mode-lost']);
  t.deepEqual(kindsWith({ mode: null }), ['mode-lost']);
  t.deepEqual(kindsWith({ mode: { mode: 'present', since: 60 } }), []);
});
