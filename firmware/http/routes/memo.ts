import { z } from 'zod';
import { signatureOf } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { wayOf } from '../../mail/address-kind.ts';
import { memoSubject } from '../../mail/compose.ts';
import { factsForMail, occasionFor } from '../../reception/letterhead.ts';
import { memoAddressee, previewMemo, writeMemo } from '../../reception/memo.ts';
import { notStoredYet, type StoredCall } from '../../store/call-row.ts';
import { getCall } from '../../store/calls.ts';
import type { Handle } from '../../store/connection.ts';
import { mailsOfCalls } from '../../store/outbox-of-calls.ts';
import { getRepresentative } from '../../store/representatives.ts';
import { callRow } from '../call-view.ts';
import { MailPreview, Memo, MemoForm, MemoSent } from '../contract/calls.ts';
import { Uuid } from '../contract/common.ts';
import { notFound, notStored, RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ByKey = z.object({ key: Uuid });

export function memoRoutes(services: Services): Route[] {
  const { db, letterhead } = services;
  return [
    route({
      method: 'GET',
      path: '/api/calls/:key/memo',
      summary: 'What a memo about a call begins with',
      who: desk('own', 'calls:read'),
      params: ByKey,
      reply: MemoForm,
      handle: async ({ params }) => form(services, await existing(services, params.key)),
    }),
    route({
      method: 'POST',
      path: '/api/calls/:key/memo/preview',
      summary: 'The mail of a memo as it would arrive',
      who: desk('own', 'calls:write'),
      params: ByKey,
      body: Memo.extend({ toAddress: z.string().max(254) }),
      reply: MailPreview,
      audited: false,
      handle: async ({ params, body }) =>
        previewMemo(db.knex, await existing(services, params.key), body, letterhead, services.clock.now()),
    }),
    route({
      method: 'POST',
      path: '/api/calls/:key/memo',
      summary: 'Keep a memo and mail it',
      who: desk('own', 'calls:write'),
      params: ByKey,
      body: Memo,
      reply: MemoSent,
      handle: async ({ params, body, principal, audit }) => {
        const memo = { ...body, signedBy: signatureOf(principal, body.author) };
        const now = services.clock.now();
        const sent = await write(services, audit, 'outbox', async (trx) => {
          await requireAddressee(trx, body);
          const written = await writeMemo(trx, params.key, memo, letterhead, now);
          if (written !== null) return written;
          throw services.reception.unsavedCall(params.key) === null ? notFound('call') : notStored();
        });
        services.notices.tell({ type: 'changed', what: 'calls', id: params.key });
        if (sent.state === 'queued') services.post.poke();
        return sent;
      },
    }),
  ];
}

/**
 * A memo goes to whatever mail address was typed, but to a program or a broker only where an administrator has written
 * it down: a desk must not make the box ask addresses of the network that it cannot reach itself.
 *
 * @throws RefusalError
 */
async function requireAddressee(db: Handle, { representativeId, toAddress }: Memo): Promise<void> {
  if (wayOf(toAddress) === 'mail') return;
  const to = representativeId === null ? null : await getRepresentative(db, representativeId);
  if (to?.addresses.some(({ address }) => address === toAddress)) return;
  throw new RefusalError('invalid', 'this address is none of the representative’s', [
    { path: 'toAddress', message: 'write a mail address, or choose one of the representative’s' },
  ]);
}

/** While the disk takes nothing a memo can be begun all the same; what was typed stays in the browser. */
async function existing({ db, reception, letterhead }: Services, key: string): Promise<StoredCall> {
  const call = await getCall(db.knex, key);
  if (call !== null) return call;
  const unsaved = reception.unsavedCall(key);
  if (unsaved === null) throw notFound('call');
  return notStoredYet(unsaved, letterhead.isTimeKnown());
}

async function form(services: Services, call: StoredCall): Promise<MemoForm> {
  const { db, letterhead, wording, office } = services;
  const { representative, isDefault } = await memoAddressee(db.knex, call);
  const mails = await mailsOfCalls(db.knex, [call.key]);
  const occasion = await occasionFor(db.knex, letterhead, representative);
  return {
    call: callRow(call, mails, { ...wording, lineName: office.lineName }),
    representative: {
      id: representative?.id ?? null,
      name: representative?.name ?? '',
      addresses: representative === null ? [] : [...representative.addresses],
      isDefault,
    },
    subject: memoSubject(factsForMail(call, letterhead, occasion.locale), occasion),
  };
}
