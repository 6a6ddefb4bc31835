import test from 'ava';
import { outcomeOf, restsOf } from '../../../firmware/mail/outcome.ts';
import { putOff, refused } from '../../support/mail-faults.ts';

const NOW = 1_000_000;
const ACCEPTED = {
  type: 'accepted',
  reply: '250 taken',
  leftOut: [
    { address: 'a@example.com', type: 'later', fault: putOff('450 grey') },
    { address: 'b@example.com', type: 'refused', fault: refused('550 unknown') },
    { address: 'c@example.com', type: 'later', fault: putOff('452 full') },
    { address: 'd@example.com', type: 'later', fault: putOff('450 grey') },
  ],
} as const;
const FAULTS = [putOff('450 later')];
const LATER = { type: 'later', scope: 'mail', faults: FAULTS } as const;

test('a mail that was taken is sent', (t) => {
  t.deepEqual(outcomeOf(ACCEPTED, 60_000, NOW), { type: 'sent', reply: '250 taken' });
});

test('a mail for later is due after its wait', (t) => {
  t.deepEqual(outcomeOf(LATER, 60_000, NOW), { type: 'later', faults: FAULTS, at: NOW + 60_000 });
});

test('a mail for later whose waits are used up is parked, with the last words of the server', (t) => {
  t.deepEqual(outcomeOf(LATER, null, NOW), { type: 'parked', faults: FAULTS });
});

test('a refused mail is parked', (t) => {
  t.deepEqual(outcomeOf({ type: 'refused', faults: FAULTS }, 60_000, NOW), {
    type: 'parked',
    faults: FAULTS,
  });
});

test('addressees left out get a way of their own: some later, some parked', (t) => {
  t.deepEqual(restsOf(ACCEPTED, 60_000, NOW), [
    {
      addresses: ['a@example.com', 'c@example.com', 'd@example.com'],
      outcome: { type: 'later', faults: [putOff('450 grey'), putOff('452 full')], at: NOW + 60_000 },
    },
    { addresses: ['b@example.com'], outcome: { type: 'parked', faults: [refused('550 unknown')] } },
  ]);
});

test('where nobody got the mail there is no rest: the mail itself is tried again', (t) => {
  t.deepEqual(restsOf(LATER, 60_000, NOW), []);
});
