import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { MailFault } from '../../../firmware/http/contract/mail-fault.ts';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { MINUTE, uuid } from './ids.ts';

const server = 'mail.hinata-setsubi.example:587';
const SILENT: MailFault = {
  ...{ code: 'timeout', by: 'machine', server, step: 'connect' },
  said: 'connect ETIMEDOUT 192.0.2.25:587',
};
const GREYLISTED: MailFault = {
  ...{ code: 'recipient-later', by: 'server', server },
  said: '451 4.7.1 Greylisted, try again in 300 seconds',
};
const refusal = (said: string): MailFault => ({ code: 'recipient-refused', by: 'server', server, said });

type Try = OutboxMail['tries'][number];
export const tried = (at: number, result: Try['result'], fault: MailFault): Try => {
  return { at, result, reply: fault.said, faults: [fault] };
};
export const lastly = (fault: MailFault) => ({ lastReply: fault.said, lastFaults: [fault] });

export function mailsOf(people: readonly Representative[], now: number): OutboxMail[] {
  const mail = (n: number, who: number, subject: string, part: Partial<OutboxMail>): OutboxMail => ({
    key: uuid(400 + n),
    callKey: uuid(300 + n),
    purpose: 'missed',
    state: 'queued',
    toName: people[who]?.name ?? '',
    toAddresses: [people[who]?.addresses[0]?.address ?? ''],
    subject,
    attempts: 0,
    composedAt: now - 20 * MINUTE,
    nextAttemptAt: null,
    finishedAt: null,
    lastReply: null,
    lastFaults: [],
    isTimeKnown: true,
    waitsSince: null,
    digestKey: null,
    replyTo: null,
    text: '山本 大輔 様\n\n不在時にお電話がありました。折り返しをお願いします。\n',
    messageId: `<${n}@rusuban.example>`,
    tries: [],
    ...part,
  });
  const refused = refusal(
    '550 5.1.1 <yamamto@hinata-setsubi.example>: Recipient address rejected: User unknown',
  );
  const unknown: MailFault = {
    ...{ code: 'bounced', by: 'server' },
    said: '550 5.1.1 <koizumi@hinata-setsubi.example>: User unknown',
  };
  return [
    mail(0, 3, '【不在着信】さくら電設工業 川口様', {
      state: 'parked',
      toAddresses: ['yamamto@hinata-setsubi.example'],
      attempts: 3,
      ...lastly(refused),
      tries: [
        tried(now - 20 * MINUTE, 'later', SILENT),
        tried(now - 19 * MINUTE, 'later', GREYLISTED),
        tried(now - 14 * MINUTE, 'refused', refused),
      ],
    }),
    mail(5, 2, '【電話】港北商会 関根様', {
      state: 'bounced',
      purpose: 'memo',
      toAddresses: ['koizumi@hinata-setsubi.example'],
      attempts: 1,
      finishedAt: now - 9 * MINUTE,
      ...lastly(unknown),
      tries: [
        {
          ...{ at: now - 19 * MINUTE, result: 'accepted' },
          ...{ reply: '250 2.0.0 Ok: queued as 4fXk2L0Rz1z4w', faults: [] },
        },
        tried(now - 9 * MINUTE, 'bounced', unknown),
      ],
    }),
    mail(1, 0, '【電話】青葉製作所 佐藤様', { state: 'held', purpose: 'memo' }),
    mail(2, 0, '【不在着信】桐生建具店 桐生様', { state: 'sending' }),
    mail(3, 2, '【不在着信】090-0000-4821', {
      ...{ attempts: 2, nextAttemptAt: now + 5 * MINUTE },
      ...lastly(SILENT),
      tries: [tried(now - 4 * MINUTE, 'later', SILENT)],
    }),
    mail(4, 1, '【電話】北斗印刷 小林様', { state: 'sent', finishedAt: now - 31 * MINUTE }),
  ];
}
