import type { OutboxRow } from '../../../firmware/http/contract/outbox.ts';
import { ClockTime, DayTime } from '../parts/clock-time.tsx';
import { useOfficeWords } from '../parts/desk-context.ts';
import { moveFocus } from '../parts/move-focus.ts';
import { MailState } from './mail-state.tsx';

export interface MailTableProps {
  mails: readonly OutboxRow[];
  chosen: string | null;
  onChoose: (key: string) => void;
}

export function MailTable({ mails, chosen, onChoose }: MailTableProps) {
  const words = useOfficeWords().mail;
  return (
    <table
      class="table is-list is-mail"
      onKeyDown={(event) => moveFocus(event, event.currentTarget, '.row-link')}
    >
      <thead>
        <tr>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.next}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          // The button in the row does the same
          <tr
            key={mail.key}
            class={mail.key === chosen ? 'is-chosen' : undefined}
            onClick={() => onChoose(mail.key)}
          >
            <td>
              <MailState state={mail.state} />
            </td>
            <td class="wide">
              {mail.toName}
              <small>{mail.toAddresses.join(', ')}</small>
            </td>
            <td class="wide">
              <button type="button" class="row-link" aria-expanded={mail.key === chosen}>
                {mail.subject}
              </button>
              <small>
                <Composed at={mail.composedAt} known={mail.isTimeKnown} />
              </small>
            </td>
            <td class="next">
              <Next mail={mail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Composed({ at, known }: { at: number; known: boolean }) {
  const [before, after] = useOfficeWords().mail.composed('\n').split('\n');
  return (
    <>
      {before}
      <DayTime at={at} known={known} />
      {after}
    </>
  );
}

/** When it goes, or when it went. */
function Next({ mail }: { mail: OutboxRow }) {
  const words = useOfficeWords().mail;
  switch (mail.state) {
    case 'held':
      return <>{words.atHangUp}</>;
    case 'approval':
      return <>{words.atApproval}</>;
    case 'batched':
      return <>{words.withBatch}</>;
    case 'sending':
      return <>{words.now}</>;
    case 'queued':
      return (
        <>
          {mail.nextAttemptAt === null ? words.now : <ClockTime at={mail.nextAttemptAt} />}
          {mail.attempts > 0 && <small>{words.tries(mail.attempts + 1)}</small>}
        </>
      );
    default:
      return mail.finishedAt === null || mail.state === 'parked' ? <>–</> : <DayTime at={mail.finishedAt} />;
  }
}
