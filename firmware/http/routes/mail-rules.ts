import { administrator, desk } from '../../access/who.ts';
import { mailRuleFaults, nextTimes } from '../../mail/release-faults.ts';
import type { MailRules as Rules } from '../../mail/release-rules.ts';
import { getMailRules, putMailRules } from '../../store/mail-rules.ts';
import { MailRules, MailRulesShown } from '../contract/mail-rules.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const NEXT_TIMES = 3;

export function mailRuleRoutes(services: Services): Route[] {
  const { db, clock, letterhead, post } = services;
  const shown = (rules: Rules): MailRulesShown => {
    const { cron } = rules.release;
    return {
      ...rules,
      next: cron === null ? [] : [...nextTimes(cron, clock.now(), letterhead.timeZone, NEXT_TIMES)],
      timeZone: letterhead.timeZone,
    };
  };
  return [
    route({
      method: 'GET',
      path: '/api/mail-rules',
      summary: 'When mails leave',
      who: desk('all', 'settings:read'),
      reply: MailRulesShown,
      handle: async () => shown(await getMailRules(db.knex)),
    }),
    route({
      method: 'PUT',
      path: '/api/mail-rules',
      summary: 'Change when mails leave',
      who: administrator(),
      body: MailRules,
      reply: MailRulesShown,
      handle: async ({ body, audit }) => {
        const faults = mailRuleFaults(body, clock.now(), letterhead.timeZone);
        if (faults.length > 0) throw new RefusalError('invalid', 'the rules are not valid', [...faults]);
        await write(services, audit, 'settings', (trx) => putMailRules(trx, body, clock.now()));
        // What waits now may leave by the new rules.
        post.poke();
        return shown(body);
      },
    }),
  ];
}
