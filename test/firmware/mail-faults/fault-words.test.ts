import test from 'ava';
import { MailFault as Contract } from '../../../firmware/http/contract/mail-fault.ts';
import { english } from '../../../firmware/mail-faults/english.ts';
import { faultsText } from '../../../firmware/mail-faults/fault-text.ts';
import { type FaultWords, remedyOf, sentenceOf } from '../../../firmware/mail-faults/fault-words.ts';
import { japanese } from '../../../firmware/mail-faults/japanese.ts';
import { isForGood, REPAIR, saysLater } from '../../../firmware/mail-faults/judgement.ts';
import type { MailFault } from '../../../firmware/mail-faults/mail-fault.ts';
import { faultsToStore, storedFaults } from '../../../firmware/mail-faults/stored-faults.ts';
import { EVERY_MAIL_FAULT } from '../../support/every-mail-fault.ts';

const ASIAN = /[぀-ヿ㐀-鿿]/;
const writeTime = (at: number) => `<${at}>`;
/** Not told by the sentence: `server` names no culprit where it is about the addressee or the mail. */
const UNTOLD = ['recipient-refused', 'recipient-later', 'message-refused', 'message-later'];

/** What stands in a fault besides its code and the words of others. */
function factsIn(fault: MailFault): readonly string[] {
  const { code, said: _, by: __, ...facts } = fault;
  if (UNTOLD.includes(code)) return [];
  return Object.entries(facts).flatMap(([name, value]) => {
    if (name === 'step') return [];
    if (name === 'madeAt') return [writeTime(Number(value))];
    return Array.isArray(value) ? value.map(String) : [String(value)];
  });
}

const walked = test.macro({
  exec(t, words: FaultWords, isRightLanguage: (text: string) => boolean) {
    for (const fault of EVERY_MAIL_FAULT) {
      const sentence = sentenceOf(words, fault, writeTime);
      for (const fact of factsIn(fault)) t.true(sentence.includes(fact), `${fault.code} tells ${fact}`);
      for (const text of [sentence, remedyOf(words, fault)]) {
        t.true(text === '' || isRightLanguage(text), `${fault.code}: ${text}`);
        t.notRegex(text, /undefined|NaN|\[object|words of the other end/, fault.code);
      }
      const isMended = REPAIR[fault.code] === 'wait' || remedyOf(words, fault).length > 10;
      t.true(isMended, `${fault.code} says what to do`);
    }
  },
  title: (says) => says ?? '',
});
test(
  'every fault is a Japanese sentence with all its facts, and says what to do',
  walked,
  japanese,
  (text) => ASIAN.test(text) && /[。：]/.test(text),
);
test(
  'every fault is an English sentence with all its facts, and says what to do',
  walked,
  english,
  (text) => !ASIAN.test(text) && /^[A-Z]/.test(text),
);

test('no two faults are called the same, in neither language', (t) => {
  for (const words of [japanese, english]) {
    const sentences = EVERY_MAIL_FAULT.map((fault) => sentenceOf(words, fault, writeTime));
    t.is(new Set(sentences).size, sentences.length);
  }
});

test('every fault passes the contract and the disk as it is', (t) => {
  for (const fault of EVERY_MAIL_FAULT) {
    t.deepEqual(Contract.parse(fault) as MailFault, fault);
    t.deepEqual(storedFaults(faultsToStore([fault])), [fault]);
  }
});

test('a fault that a newer release wrote is left to its text, and rows without codes have none', (t) => {
  t.deepEqual(storedFaults('[{"code":"moon-refused","said":"","by":"server"}]'), []);
  t.deepEqual(storedFaults(null), []);
  t.is(faultsToStore([]), null);
});

test('of what was said a bounded part is stored, and of many faults the first', (t) => {
  const [fault] = EVERY_MAIL_FAULT;
  if (fault === undefined) return t.fail();
  const stored = storedFaults(faultsToStore(Array(50).fill({ ...fault, said: 'x'.repeat(5000) })));
  t.is(stored.length, 4);
  t.true(stored.every(({ said }) => said.length === 1000));
});

test('the text for the journal holds the words of the other end, once', (t) => {
  for (const fault of EVERY_MAIL_FAULT) {
    const text = faultsText([fault]);
    t.is(text.split(fault.said).length, 2, text);
    t.notRegex(faultsText([{ ...fault, said: '' }]), /[:(] ?$|^$/, fault.code);
  }
});

test('nobody who asks for patience refuses for good', (t) => {
  for (const { code } of EVERY_MAIL_FAULT) t.false(isForGood(code) && saysLater(code), code);
});
