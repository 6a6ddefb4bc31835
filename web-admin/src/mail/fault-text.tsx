import type { MailFault } from '../../../firmware/http/contract/mail-fault.ts';
import { remedyOf, sentenceOf } from '../../../firmware/mail-faults/fault-words.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

/** What happened to a mail, in one sentence of the reader's language. */
export function FaultSentence({ fault }: { fault: MailFault }) {
  const words = useOfficeWords().mailFaults;
  const { day, clock } = useDesk().time.value;
  return <>{sentenceOf(words, fault, (at) => `${day(at)} ${clock(at)}`)}</>;
}

/** What happened, and what to do about it. */
export function FaultText({ fault }: { fault: MailFault }) {
  const remedy = remedyOf(useOfficeWords().mailFaults, fault);
  return (
    <div class="fault-text">
      <p>
        <b>
          <FaultSentence fault={fault} />
        </b>
      </p>
      {remedy !== '' && <p>{remedy}</p>}
    </div>
  );
}
