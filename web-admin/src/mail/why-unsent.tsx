import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { isForGood, REPAIR } from '../../../firmware/mail-faults/judgement.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { FaultText } from './fault-text.tsx';

/** Whether it waits or lies although it was tried, and why is known. */
export const isUnsent = ({ state, attempts, lastFaults }: OutboxMail): boolean =>
  lastFaults.length > 0 &&
  (state === 'parked' || state === 'bounced' || (state === 'queued' && attempts > 0));

/** Why the mail has not arrived and what helps. The words of the server stand below, beside the attempt. */
export function WhyUnsent({ mail }: { mail: OutboxMail }) {
  const words = useOfficeWords().mail;
  const desk = useDesk();
  const isGivenUp = mail.state === 'parked' && !mail.lastFaults.some(({ code }) => isForGood(code));
  const isOfSettings = mail.lastFaults.some(({ code }) => REPAIR[code] === 'settings');
  return (
    <div class="unsent">
      {mail.lastFaults.map((fault) => (
        <FaultText key={JSON.stringify(fault)} fault={fault} />
      ))}
      {mail.state === 'queued' && <p>{words.waiting}</p>}
      {isGivenUp && <p>{words.gaveUp}</p>}
      {isOfSettings && desk.isAdministrator.value && <a href="/settings#server">{words.settings}</a>}
    </div>
  );
}
