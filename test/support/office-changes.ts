import { issueSetupCode } from '../../firmware/access/setup-code.ts';
import { issueAuthority, issueLeaf, type KeyPair } from '../../firmware/certificate/issue.ts';
import type { Pairing } from '../../firmware/http/contract/access.ts';
import { type FilledOffice, uploaded } from './filled-office.ts';
import { ami, backupTo, LINES, mailAt, mailboxAt } from './new-box.ts';
import { absence, customer, memo, REPRESENTATIVE, RULES, TEXTS, TOKEN, WEEK } from './office-bodies.ts';
import { ADMINISTRATOR } from './test-box.ts';

/** What is sent on a route that changes something: the path with its keys filled in, and the body. */
export interface Sent {
  readonly path: string;
  readonly body?: object;
}

const TEMPLATE = '/api/templates/ja/missed';

/** Where these are set in the browser, each has the box start again. */
const SITE = { name: '日向設備', locale: 'ja', timezone: 'Asia/Tokyo', outsidePrefix: '0' };
const CONFIGURATION: Readonly<Record<string, Make>> = {
  'PUT /api/configuration/site': () => ({ path: '/api/configuration/site', body: SITE }),
  'PUT /api/configuration/lines': () => ({ path: '/api/configuration/lines', body: LINES }),
  'PUT /api/configuration/links': () => ({ path: '/api/configuration/links', body: { items: [ami(9)] } }),
  'PUT /api/configuration/mail': () => ({ path: '/api/configuration/mail', body: mailAt(9) }),
  'PUT /api/configuration/bounces': () => ({
    path: '/api/configuration/bounces',
    body: { mailbox: mailboxAt(9) },
  }),
  'PUT /api/configuration/backup': () => ({
    path: '/api/configuration/backup',
    body: backupTo('/media/none/rusuban', { requireMount: '/media/none' }),
  }),
  'POST /api/configuration/bounces/test': () => ({
    path: '/api/configuration/bounces/test',
    body: { mailbox: null },
  }),
  'POST /api/backup': () => ({ path: '/api/backup' }),
  'PUT /api/certificate': async () => ({ path: '/api/certificate', body: await officePair() }),
  'DELETE /api/certificate': () => ({ path: '/api/certificate' }),
  'PUT /api/configuration/walk': () => ({
    path: '/api/configuration/walk',
    body: { later: ['mail'], isFinished: false },
  }),
  'POST /api/configuration/mail/test': () => ({
    path: '/api/configuration/mail/test',
    body: { to: 'a@office.example', mail: null },
  }),
};

/** The lamp of the demo's panel, which the tests have. */
const LAMP = 2;
const SEARCH = { port: '/dev/none', seconds: 10, speaking: 'never', speed: null, framing: null };
const HARDWARE: Readonly<Record<string, Make>> = {
  'POST /api/hardware/lamp-test': () => ({ path: '/api/hardware/lamp-test', body: { offset: LAMP } }),
  'DELETE /api/hardware/lamp-test': () => ({ path: '/api/hardware/lamp-test' }),
  'POST /api/hardware/listening': () => ({ path: '/api/hardware/listening', body: SEARCH }),
  'DELETE /api/hardware/listening': () => ({ path: '/api/hardware/listening' }),
  'POST /api/hardware/unmasking': () => ({ path: '/api/hardware/unmasking' }),
  'DELETE /api/hardware/unmasking': () => ({ path: '/api/hardware/unmasking' }),
};

type Make = (office: FilledOffice) => Sent | Promise<Sent>;

/** How each route that changes something is used rightly. The order is one in which none takes away what another needs. */
export const CHANGES: Readonly<Record<string, Make>> = {
  'PUT /api/calls/:key/customer': at('calls', 'owned', 'customer', ({ keys }) => ({
    ...{ customerId: keys['kept'], addNumber: true },
  })),
  'PUT /api/calls/:key/owner': at('calls', 'owned', 'owner', () => ({ by: '伊藤' })),
  'DELETE /api/calls/:key/owner': at('calls', 'owned', 'owner'),
  'PUT /api/calls/:key/done': at('calls', 'ticked', 'done', () => ({ by: '伊藤' })),
  'DELETE /api/calls/:key/done': at('calls', 'ticked', 'done'),
  'POST /api/calls/:key/memo': at('calls', 'memo', 'memo', ({ keys }) => memo(keys)),
  'POST /api/calls/:key/memo/preview': at('calls', 'memo', 'memo/preview', ({ keys }) => memo(keys)),
  'POST /api/customers': ({ keys }) => ({ path: '/api/customers', body: customer(keys) }),
  ...CONFIGURATION,
  ...HARDWARE,
  'PUT /api/customers/:id': at('customers', 'kept', '', ({ keys }) => customer(keys)),
  'POST /api/customers/:id/merge': at('customers', 'merged', 'merge', ({ keys }) => ({
    other: keys['other'],
  })),
  'POST /api/customers/:id/restore': at('customers', 'restored', 'restore'),
  'DELETE /api/customers/:id': at('customers', 'deleted', ''),
  'DELETE /api/customers/:id/data': at('customers', 'erased', 'data'),
  'POST /api/import': () => ({ path: '/api/import?name=a.csv' }),
  'PUT /api/import/columns': async ({ box }) => {
    await uploaded(box);
    return { path: '/api/import/columns', body: { fields: ['name', 'number'] } };
  },
  'POST /api/import/commit': async ({ box }) => {
    await uploaded(box);
    return { path: '/api/import/commit', body: { duplicates: 'add' } };
  },
  'DELETE /api/import': () => ({ path: '/api/import' }),
  'PUT /api/mail-rules': () => ({ path: '/api/mail-rules', body: RULES }),
  'PUT /api/mode': () => ({ path: '/api/mode', body: { mode: 'away' } }),
  'PUT /api/outbox/:key': at('outbox', 'editedMail', '', () => ({
    ...{ subject: '件名', text: '本文', toAddresses: ['b@office.example'] },
  })),
  'POST /api/outbox/:key/retry': at('outbox', 'retriedMail', 'retry', () => ({
    toAddresses: ['b@office.example'],
  })),
  'POST /api/outbox/:key/drop': at('outbox', 'droppedMail', 'drop'),
  'POST /api/outbox/flush': () => ({ path: '/api/outbox/flush' }),
  'POST /api/pairings': ({ keys }) => ({
    path: '/api/pairings',
    body: { name: '机', extension: '101', representativeId: keys['person'] },
  }),
  'DELETE /api/pairings/:id': () => ({ path: '/api/pairings/none' }),
  'PUT /api/phrases': () => ({ path: '/api/phrases', body: { items: ['折り返します。'] } }),
  'POST /api/presence/absences': ({ keys }) => ({ path: '/api/presence/absences', body: absence(keys) }),
  'PUT /api/presence/absences/:id': at('presence/absences', 'changedAbsence', '', ({ keys }) =>
    absence(keys),
  ),
  'DELETE /api/presence/absences/:id': at('presence/absences', 'endedAbsence', ''),
  'PUT /api/presence/hours/:id': at('presence/hours', 'person', '', () => ({ hours: WEEK })),
  'PUT /api/presence/special': () => ({
    path: '/api/presence/special',
    body: { items: [{ from: '2026-12-29', to: '2027-01-03', sheets: WEEK[0], note: '年末年始' }] },
  }),
  'PUT /api/presence/week': () => ({
    path: '/api/presence/week',
    body: { on: true, week: WEEK, holidays: 'closed' },
  }),
  'POST /api/representatives': () => ({ path: '/api/representatives', body: REPRESENTATIVE }),
  'PUT /api/representatives/:id': at('representatives', 'person', '', () => ({
    ...REPRESENTATIVE,
    name: '山本',
  })),
  'DELETE /api/representatives/:id': at('representatives', 'leaver', ''),
  'PUT /api/retention': () => ({ path: '/api/retention', body: { days: 400 } }),
  'PUT /api/settings': ({ keys }) => ({
    path: '/api/settings',
    body: {
      ...{ absenceMemo: '外出しております。', defaultRepresentativeId: keys['person'] },
      ...{ withheldCalls: 'mail', mailWhen: 'always', mailInPresentMode: true },
    },
  }),
  'PUT /api/templates/:locale/:kind': () => ({ path: TEMPLATE, body: { source: TEXTS } }),
  'POST /api/templates/:locale/:kind/preview': ({ keys }) => ({
    path: `${TEMPLATE}/preview`,
    body: { source: TEXTS, callKey: keys['owned'] },
  }),
  'PUT /api/terminals/:id': at('terminals', 'changedDesk', '', ({ keys }) => ({
    ...{ name: '受付', extension: '102', representativeId: keys['person'] },
  })),
  'DELETE /api/terminals/:id': at('terminals', 'revokedDesk', ''),
  'POST /api/tokens': () => ({ path: '/api/tokens', body: TOKEN }),
  'DELETE /api/tokens/:id': at('tokens', 'token', ''),
  'POST /api/users': () => ({
    path: '/api/users',
    body: { name: '鈴木', password: 'horse battery staple' },
  }),
  'DELETE /api/users/:id': at('users', 'user', ''),
  'PUT /api/me/password': () => ({
    path: '/api/me/password',
    body: { current: ADMINISTRATOR.password, password: 'another horse battery' },
  }),
  'POST /api/pair': async ({ box }) => {
    const { body } = await box.ask<Pairing>('POST', '/api/pairings', { name: '新しい机' });
    return { path: '/api/pair', body: { key: body.code } };
  },
  'POST /api/setup': async ({ dataDir }) => ({
    path: '/api/setup',
    body: { name: '田中', password: 'third horse battery', code: await issueSetupCode(dataDir, null) },
  }),
  'POST /api/session': () => ({ path: '/api/session', body: { ...ADMINISTRATOR } }),
  'DELETE /api/session': () => ({ path: '/api/session' }),
};

/** A certificate with its key, as an office would bring it. */
async function officePair(): Promise<KeyPair> {
  const authority = await issueAuthority('Office', Date.now());
  return issueLeaf(authority, { names: ['rusuban.office.example'], addresses: [] }, Date.now());
}

/** A route about one thing, such as /api/calls/KEY/owner. */
function at(family: string, name: string, rest: string, body?: (office: FilledOffice) => object): Make {
  return (office) => {
    const path = `/api/${family}/${office.keys[name]}${rest === '' ? '' : `/${rest}`}`;
    return body === undefined ? { path } : { path, body: body(office) };
  };
}
