import type { CallRow, Memo } from '../../../firmware/http/contract/calls.ts';
import type { Customer, CustomerInput } from '../../../firmware/http/contract/customers.ts';
import type { MailRules } from '../../../firmware/http/contract/mail-rules.ts';
import type { OutboxMail, OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import type { FakeBox } from './fake-box.ts';
import { uuid } from './ids.ts';
import { briefOf } from './office-calls.ts';

/** What a route answers: a body, or null for "no such thing". */
export type Reply = object | null;
export interface Asked {
  readonly box: FakeBox;
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}
export type Route = (asked: Asked) => Reply;

const page = <T>(items: readonly T[]) => ({ items, next: null });

function customerFrom(asked: Asked, id: string): Customer {
  const input = asked.body as unknown as CustomerInput;
  const person = asked.box.office.representatives.find((one) => one.id === input.representativeId);
  return {
    ...input,
    id,
    representative: person ? { id: person.id, name: person.name } : null,
    tags: input.tags ?? [],
    extra: input.extra ?? [],
    numbers: input.numbers.map((entry) => ({ ...entry, display: entry.number, kind: 'exact' })),
    lastContactAt: null,
    createdAt: 0,
    updatedAt: 0,
  };
}

function callRow({ box, id }: Asked): CallRow | null {
  const past = box.office.calls.find((call) => call.key === id);
  const live = box.office.board.calls.find((call) => call.key === id);
  const [first] = box.office.calls;
  if (past || !live || !first) return past ?? null;
  const { key, phase, caller, customer, startedAt } = live;
  const line = { id: live.line, name: '' };
  return { ...first, key, phase, caller, customer, startedAt, line, outcome: null, memo: '', mails: [] };
}

function memoForm(asked: Asked): Reply {
  const call = callRow(asked);
  if (call === null) return null;
  const { representatives, settings } = asked.box.office;
  const wanted = call.customer?.representative?.id ?? settings.defaultRepresentativeId;
  const person = representatives.find((one) => one.id === wanted);
  const isDefault = call.customer?.representative == null;
  const who = call.customer?.name ?? (call.caller.type === 'number' ? call.caller.display : '非通知');
  return {
    call,
    representative: {
      id: person?.id ?? null,
      name: person?.name ?? '',
      addresses: person?.addresses ?? [],
      isDefault,
    },
    subject: `【電話】${who}`,
  };
}

function preview(asked: Asked): Reply {
  const memo = asked.body as unknown as Memo;
  const call = callRow(asked);
  const person = asked.box.office.representatives.find((one) => one.id === memo.representativeId);
  const number = call?.caller.type === 'number' ? call.caller.display : '';
  const lines = [`${person?.name ?? ''} 様`, '', memo.text, '', call?.customer?.name ?? '', `電話 ${number}`];
  const text = [...lines, `受けた人 ${memo.author}`].join('\n');
  const replyTo = 'ito@hinata-setsubi.example';
  return { subject: memo.subject, text, replyTo, charset: 'utf-8', leaves: 'queued' };
}

function sendMemo({ box, id, body }: Asked): Reply {
  const held = box.office.board.calls.some((call) => call.key === id);
  box.sentMemos.push({ callKey: id, memo: body as unknown as Memo });
  return { mailKey: uuid(401), state: held ? 'held' : 'queued' };
}

function chooseCustomer({ box, id, body }: Asked): Reply {
  const call = box.office.board.calls.find((one) => one.key === id);
  const customer = box.office.customers.find((one) => one.id === body['customerId']);
  if (!call || !customer) return null;
  box.change(id, { customer: briefOf(customer), candidates: [] });
  return {};
}

function mergeCustomers({ box, id, body }: Asked): Reply {
  const { customers } = box.office;
  const one = customers.find((customer) => customer.id === id);
  const at = customers.findIndex((customer) => customer.id === body['other']);
  if (one === undefined || at < 0) return null;
  one.numbers = [...one.numbers, ...customers.splice(at, 1).flatMap(({ numbers }) => numbers)];
  return one;
}

function owned(owner: string | null, { box, id }: Asked): Reply {
  box.returns(box.office.board.toReturn.map((item) => (item.callKey === id ? { ...item, owner } : item)));
  return {};
}

function editMail({ box, id, body }: Asked): Reply {
  const mails = box.office.mails;
  const at = mails.findIndex((mail) => mail.key === id && mail.state === 'approval');
  const mail = mails[at];
  if (mail === undefined) return null;
  mails[at] = { ...mail, ...body };
  return {};
}

const isIn =
  (group: string | null) =>
  ({ state }: OutboxMail): boolean => {
    const isDone = state === 'sent' || state === 'joined' || state === 'dropped';
    const asks = state === 'parked' || state === 'bounced' || state === 'approval';
    if (group === 'person') return asks;
    return group === 'waiting' ? !asks && !isDone : group === null || state === group;
  };

function countsOf(mails: readonly OutboxMail[]): OutboxPage['counts'] {
  const many = (state: OutboxMail['state']) => mails.filter((mail) => mail.state === state).length;
  return {
    held: many('held'),
    approval: many('approval'),
    batched: many('batched'),
    queued: many('queued'),
    sending: many('sending'),
    sent: 148,
    parked: many('parked'),
    bounced: many('bounced'),
  };
}

export const ROUTES: Readonly<Record<string, Route>> = {
  'GET me': ({ box }) => box.me,
  'GET board': ({ box }) => box.office.board,
  'PUT mode': ({ box, body }) => box.setMode(body['mode'] === 'away' ? 'away' : 'present'),
  'GET calls': ({ box, query }) => {
    const wanted = query.get('outcome') ?? 'all';
    const customer = query.get('customer');
    return page(
      box.office.calls.filter(
        (call) =>
          (wanted === 'all' || call.outcome === wanted) &&
          (customer === null || call.customer?.id === customer) &&
          call.startedAt >= Number(query.get('from') ?? 0),
      ),
    );
  },
  'GET calls/:id': callRow,
  'GET calls/:id/facts': () => ({ items: [] }),
  'PUT calls/:id/customer': chooseCustomer,
  'PUT calls/:id/owner': (asked) => owned(String(asked.body['by']), asked),
  'DELETE calls/:id/owner': (asked) => owned(null, asked),
  'PUT calls/:id/done': ({ box, id }) => {
    box.done(id);
    return {};
  },
  'DELETE calls/:id/done': ({ box }) => {
    box.undone();
    return {};
  },
  'GET calls/:id/memo': memoForm,
  'POST calls/:id/memo': sendMemo,
  'POST calls/:id/memo/preview': preview,
  'GET customers': ({ box, query }) => {
    const q = query.get('q') ?? '';
    return page(box.office.customers.filter(({ name, kana }) => `${name} ${kana}`.includes(q)));
  },
  'POST customers': (asked) => {
    const made = customerFrom(asked, uuid(250 + asked.box.office.customers.length));
    asked.box.office.customers.push(made);
    return made;
  },
  'GET customers/:id': ({ box, id }) => box.office.customers.find((one) => one.id === id) ?? null,
  'PUT customers/:id': (asked) => {
    const { customers } = asked.box.office;
    const before = customers.find((one) => one.id === asked.id);
    const made = { ...customerFrom(asked, asked.id), updatedAt: (before?.updatedAt ?? 0) + 1 };
    customers[customers.findIndex((one) => one.id === asked.id)] = made;
    return made;
  },
  'DELETE customers/:id': () => ({}),
  'POST customers/:id/merge': mergeCustomers,
  'GET representatives': ({ box }) => ({ items: box.office.representatives }),
  'POST representatives': ({ body }) => ({ ...body, id: uuid(150) }),
  'PUT representatives/:id': ({ body, id }) => ({ ...body, id }),
  'DELETE representatives/:id': () => ({}),
  'GET phrases': ({ box }) => ({ items: box.office.phrases }),
  'PUT phrases': ({ body }) => body,
  'GET settings': ({ box }) => box.office.settings,
  'PUT settings': ({ body }) => body,
  'GET mail-rules': ({ box }) => box.office.mailRules,
  'PUT mail-rules': ({ box, body }) => {
    const next = body['release'] !== null ? [box.office.board.boxTime + 3_600_000] : [];
    box.office.mailRules = { ...box.office.mailRules, ...(body as MailRules), next };
    return box.office.mailRules;
  },
  'GET outbox': ({ box, query }) => ({
    ...page(box.office.mails.filter(isIn(query.get('group')))),
    counts: countsOf(box.office.mails),
  }),
  'GET outbox/:id': ({ box, id }) => box.office.mails.find((mail) => mail.key === id) ?? null,
  'PUT outbox/:id': editMail,
  'POST outbox/:id/retry': ({ box, id, body }) => {
    box.retried.push({ key: id, body });
    return {};
  },
  'POST outbox/:id/drop': () => ({}),
  'POST outbox/flush': () => ({}),
  'GET links': ({ box }) => ({ items: box.office.links, panel: box.office.panel }),
  'GET demo': ({ box }) => box.demo,
  'POST demo/call': () => ({}),
  'POST demo/press': ({ box, body }) => box.setMode(body['button'] === 'absent' ? 'away' : 'present'),
  'POST demo/day': () => ({}),
  'DELETE demo/day': () => ({}),
  'GET demo/mails': ({ box }) => page(box.caught),
};
