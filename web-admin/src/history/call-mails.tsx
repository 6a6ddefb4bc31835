import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { mailText } from '../format/mail.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

/** The mails that the call led to; each opens in the outbox. */
export function CallMails({ call }: { call: CallRow }) {
  const desk = useDesk();
  const words = useOfficeWords();
  if (call.mails.length === 0) return null;
  return (
    <div class="sec">
      <h3>{words.history.mails}</h3>
      <ul class="stack is-tight">
        {call.mails.map((mail) => (
          <li key={mail.key}>
            <a href={`/mail?key=${mail.key}`}>{mailText(mail, words, desk.time.value, call.startedAt)}</a>{' '}
            <span class="note">{words.mail.purpose[mail.purpose]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
