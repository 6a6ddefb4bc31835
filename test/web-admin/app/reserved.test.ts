import test from 'ava';
import { reservedFor } from '../../../web-admin/src/app/reserved.ts';

const administrator = { isAdministrator: true, isLimited: false };
const terminal = { isAdministrator: false, isLimited: false };
const limited = { isAdministrator: false, isLimited: true };

test('hardware, the import and the first start are kept for administrators', (t) => {
  for (const page of ['hardware', 'import', 'start'] as const) {
    t.is(reservedFor(page, administrator), null, page);
    t.is(reservedFor(page, terminal), 'administrator', page);
    t.is(reservedFor(page, limited), 'administrator', page);
  }
});

test('the figures of the whole office are kept from who sees one representative only', (t) => {
  t.is(reservedFor('statistics', administrator), null);
  t.is(reservedFor('statistics', terminal), null);
  t.is(reservedFor('statistics', limited), 'office');
});

test('what is made for desks is kept from nobody', (t) => {
  for (const page of ['board', 'history', 'customers', 'mail', 'schedule', 'settings'] as const) {
    t.is(reservedFor(page, limited), null, page);
  }
});
