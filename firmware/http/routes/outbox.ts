import { z } from 'zod';
import { limitOf } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { changeMail } from '../../reception/edit-mail.ts';
import { dropMail, getMail, hurryAll, retryMail } from '../../store/outbox-desk.ts';
import { countOutbox, pageOutbox } from '../../store/outbox-pages.ts';
import { Uuid } from '../contract/common.ts';
import { EditMail, OutboxMail, OutboxPage, OutboxQuery, RetryMail } from '../contract/outbox.ts';
import { notFound, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { change, type Services, write } from '../services.ts';

const ByKey = z.object({ key: Uuid });

export function outboxRoutes(services: Services): Route[] {
  const { db, clock, post, letterhead } = services;
  return [
    route({
      method: 'GET',
      path: '/api/outbox',
      summary: 'Mails',
      who: desk('own', 'mail:read'),
      query: OutboxQuery,
      reply: OutboxPage,
      handle: async ({ query, principal }) => {
        const seenBy = limitOf(principal);
        const page = await pageOutbox(db.knex, { ...query, seenBy });
        return { ...page, counts: await countOutbox(db.knex, clock.now(), seenBy) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/outbox/:key',
      summary: 'One mail and every attempt to send it',
      who: desk('own', 'mail:read'),
      params: ByKey,
      reply: OutboxMail,
      handle: async ({ params }) => {
        const mail = await getMail(db.knex, params.key);
        if (mail === null) throw notFound('mail');
        return mail;
      },
    }),
    route({
      method: 'PUT',
      path: '/api/outbox/:key',
      summary: 'Correct a mail that awaits approval',
      who: desk('own', 'mail:write'),
      params: ByKey,
      body: EditMail,
      reply: Done,
      handle: async ({ params, body, audit }) => {
        const now = clock.now();
        await write(services, audit, 'outbox', async (trx) =>
          granted(
            await changeMail(trx, params.key, body, letterhead, now),
            'this mail does not wait for a look any more',
          ),
        );
        return done;
      },
    }),
    route({
      method: 'POST',
      path: '/api/outbox/:key/retry',
      summary: 'Send a mail now',
      who: desk('own', 'mail:write'),
      params: ByKey,
      body: RetryMail,
      reply: Done,
      handle: async ({ params, body, audit }) => {
        const addresses = body.toAddresses ?? null;
        await write(services, audit, 'outbox', async (trx) =>
          granted(
            await retryMail(trx, params.key, addresses, clock.now()),
            'this mail is not waiting: it is held, on its way, sent or told of by another',
          ),
        );
        void post.insist(false);
        return done;
      },
    }),
    route({
      method: 'POST',
      path: '/api/outbox/:key/drop',
      summary: 'Drop a mail',
      who: desk('own', 'mail:write'),
      params: ByKey,
      reply: Done,
      handle: async ({ params, audit }) => {
        await write(services, audit, 'outbox', async (trx) =>
          granted(
            await dropMail(trx, params.key, clock.now()),
            'this mail cannot be dropped any more: it is on its way or sent',
          ),
        );
        return done;
      },
    }),
    route({
      method: 'POST',
      path: '/api/outbox/flush',
      summary: 'Send everything that waits now',
      who: desk('nothing', 'mail:write'),
      reply: Done,
      handle: async ({ audit }) => {
        await change(services, audit, (trx) => hurryAll(trx, clock.now()));
        void post.insist(true);
        return done;
      },
    }),
  ];
}

/** @param result null: there is no such mail; false: its state does not allow it */
function granted(result: boolean | null, why: string): void {
  if (result === null) throw notFound('mail');
  if (!result) throw new RefusalError('conflict', why);
}
