import { useComputed } from '@preact/signals';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { whoOf, whoText } from '../format/caller.ts';
import { mailText } from '../format/mail.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

const AT_MOST = 12;

/** Today's calls, under the board on a desk. */
export function Today() {
  const desk = useDesk();
  const words = useWords();
  const from = useComputed(() => desk.time.value.startOfDay(desk.now.value)).value;
  const { value } = useLoaded(`today ${from}`, (signal) => desk.box.calls({ from, limit: 50 }, signal), [
    desk.changes.of('calls'),
    desk.changes.of('outbox'),
  ]);
  if (value === null) return null;
  const over = value.items.filter((call) => call.phase === 'released');
  return (
    <section class="recent">
      <div class="head">
        <h2>
          {words.today.title}{' '}
          <span class="tnum">{value.next === null ? over.length : `${over.length}+`}</span>
        </h2>
        {over.length > AT_MOST && (
          <a class="note" href="/history">
            {words.toReturn.allHistory}
          </a>
        )}
      </div>
      {over.length === 0 ? (
        <p class="note is-room">{words.today.empty}</p>
      ) : (
        <ul>
          {over.slice(0, AT_MOST).map((call) => (
            <TodayCall key={call.key} call={call} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TodayCall({ call }: { call: CallRow }) {
  const words = useWords();
  const format = useDesk().time.value;
  const mail = call.mails.at(-1);
  const extension = call.answeredBy.at(-1);
  return (
    <li>
      <ClockTime at={call.startedAt} known={call.isTimeKnown} />
      <Outcome outcome={call.outcome} phase={call.phase} />
      <a href={`/history?call=${call.key}`}>{whoText(whoOf(call, words))}</a>
      <span class="dim">
        {mail
          ? mailText(mail, words, format, call.startedAt)
          : extension
            ? words.lines.extension(extension.id, extension.name)
            : null}
      </span>
    </li>
  );
}
