import { z } from 'zod';
import { signatureOf } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { memoSubject } from '../../mail/compose.ts';
import { factsForMail, occasionFor } from '../../reception/letterhead.ts';
import { memoAddressee, previewMemo, writeMemo } from '../../reception/memo.ts';
import { notStoredYet, type StoredCall } from '../../store/call-row.ts';
import { getCall } from '../../store/calls.ts';
import { mailsOfCalls } from '../../store/outbox-of-calls.ts';
import { callRow } from '../call-view.ts';
import { MailPreview, Memo, MemoForm, MemoSent } from '../contract/calls.ts';
import { Uuid } from '../contract/common.ts';
import { notFound, notStored } from '../refusal.ts';
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
        previewMemo(db.knex, await existing(services, params.key), body, letterhead),
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
