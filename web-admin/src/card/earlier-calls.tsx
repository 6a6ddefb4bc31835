import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import { mailText } from '../format/mail.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Outcome } from '../parts/outcome.tsx';

interface EarlierProps {
  readonly page: CallPage;
  readonly customerId: string;
  readonly except: string;
  /** One below the heading that it stands under. */
  readonly heading?: 'h2' | 'h3';
}

const AT_MOST = 5;

/** The last calls of this customer, without the one that is running. */
export function EarlierCalls({ page, customerId, except, heading: Heading = 'h3' }: EarlierProps) {
  const desk = useDesk();
  const words = useWords();
  const all = page.items.filter((call) => call.key !== except);
  const calls = all.slice(0, AT_MOST);
  return (
    <section class="sec">
      <Heading>{words.card.earlier}</Heading>
      {calls.length === 0 ? (
        <p class="note">{words.card.noEarlier}</p>
      ) : (
        <ul class="past">
          {calls.map((call) => {
            const mail = call.mails.at(-1);
            return (
              <li key={call.key}>
                <DayTime at={call.startedAt} known={call.isTimeKnown} />
                <Outcome
                  outcome={call.outcome}
                  phase={call.phase}
                  by={words.lines.family(call.answeredBy.at(-1)?.name ?? '')}
                />
                {call.memo !== '' ? (
                  <span class="memo-text">{call.memo}</span>
                ) : (
                  <span class="dim">
                    {mail ? mailText(mail, words, desk.time.value, call.startedAt) : words.card.noMemo}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {(all.length > calls.length || page.next !== null) && (
        <a class="link" href={`/history?customer=${customerId}`}>
          {words.toReturn.allHistory}
        </a>
      )}
    </section>
  );
}
