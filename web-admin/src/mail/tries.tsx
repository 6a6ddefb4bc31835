import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useOfficeWords } from '../parts/desk-context.ts';

const isEnd = (result: OutboxMail['tries'][number]['result']): boolean =>
  result === 'refused' || result === 'bounced';

/** Every attempt with the server's reply, verbatim. */
export function Tries({ mail }: { mail: OutboxMail }) {
  const words = useOfficeWords().mail;
  return (
    <div class="sec">
      <h3>{words.serverSaid}</h3>
      {mail.tries.length === 0 ? (
        <p class="note">{words.notTried}</p>
      ) : (
        <ol class="tries">
          {mail.tries.map((attempt) => (
            <li key={attempt.at} class={isEnd(attempt.result) ? 'is-last' : undefined}>
              <ClockTime at={attempt.at} seconds />{' '}
              {isEnd(attempt.result) ? <b>{words.results[attempt.result]}</b> : words.results[attempt.result]}
              <p class="said" lang="en">
                {attempt.reply}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
