import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { isForGood, saysLater, serverSaysIt } from '../../../firmware/mail-faults/judgement.ts';
import type { OfficeWords } from '../i18n/words.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { FaultSentence } from './fault-text.tsx';

type Try = OutboxMail['tries'][number];

const isEnd = ({ result }: Try): boolean => result === 'refused' || result === 'bounced';

/** A mail is refused only by whoever was to take it: what the box gave up, or could not even hand over, is called so. */
function resultWord({ result, faults }: Try, { mail: { results } }: OfficeWords): string {
  if (faults.length === 0) return results[result];
  if (result === 'refused' && !faults.some(({ code }) => isForGood(code))) return results.gaveUp;
  if (result === 'later' && !faults.some(({ code }) => saysLater(code))) return results.failed;
  return results[result];
}

/** Every attempt: what came of it in our words, and the server's reply, verbatim. */
export function Tries({ mail }: { mail: OutboxMail }) {
  const words = useOfficeWords();
  return (
    <div class="sec">
      <h3>{words.mail.serverSaid}</h3>
      {mail.tries.length === 0 ? (
        <p class="note">{words.mail.notTried}</p>
      ) : (
        <ol class="tries">
          {mail.tries.map((attempt) => (
            <li key={attempt.at} class={isEnd(attempt) ? 'is-last' : undefined}>
              <When at={attempt.at} />{' '}
              {isEnd(attempt) ? <b>{resultWord(attempt, words)}</b> : resultWord(attempt, words)}
              <Words attempt={attempt} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A mail may be tried for days. */
function When({ at }: { at: number }) {
  const desk = useDesk();
  const { dayKey, day } = desk.time.value;
  const isToday = dayKey(at) === dayKey(desk.now.peek());
  return (
    <>
      {!isToday && `${day(at)} `}
      <ClockTime at={at} seconds />
    </>
  );
}

/** Where the server refuses, puts off or returns, the result says so already. An attempt that passed, and one from before there were codes, has nothing but its text. */
function Words({ attempt: { faults, reply } }: { attempt: Try }) {
  if (faults.length === 0) return <Said>{reply}</Said>;
  return (
    <>
      {faults.map((fault) => (
        <div key={JSON.stringify(fault)}>
          {!(serverSaysIt(fault.code) && fault.said !== '') && (
            <p class="note">
              <FaultSentence fault={fault} />
            </p>
          )}
          <Said>{fault.said}</Said>
        </div>
      ))}
    </>
  );
}

function Said({ children }: { children: string }) {
  if (children === '') return null;
  return (
    <p class="said" lang="en">
      {children}
    </p>
  );
}
