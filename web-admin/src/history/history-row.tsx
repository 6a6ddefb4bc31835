import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { whoOf } from '../format/caller.ts';
import { mailText } from '../format/mail.ts';
import { duration } from '../format/time.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import { State } from '../parts/state.tsx';
import { WhoName, WhoNote } from '../parts/who.tsx';

export interface HistoryRowProps {
  call: CallRow;
  chosen: boolean;
  onChoose: (callKey: string) => void;
}

export function HistoryRow({ call, chosen, onChoose }: HistoryRowProps) {
  const words = useOfficeWords();
  const who = whoOf(call, words);
  const extension = call.answeredBy.at(-1);
  return (
    // The button in the first cell does the same
    <tr class={chosen ? 'is-chosen' : undefined} onClick={() => onChoose(call.key)}>
      <td>
        <button type="button" class="row-link" aria-expanded={chosen}>
          <ClockTime at={call.startedAt} known={call.isTimeKnown} />
        </button>
      </td>
      <td class="hide">{call.line.id}</td>
      <td>
        <WhoName who={who} />
        <small class="who-note">
          <WhoNote who={who} />
        </small>
      </td>
      <td class="result">
        <Outcome outcome={call.outcome} phase={call.phase} />
        {extension && <small class="nb">{words.lines.extension(extension.id, extension.name)}</small>}
      </td>
      <td class="r tnum hide aside">
        {call.phase === 'ringing' ? '–' : words.history.seconds(call.ringSeconds)}
      </td>
      <td class="r tnum hide aside">{call.talkSeconds === null ? '–' : duration(call.talkSeconds * 1000)}</td>
      <td class="hide aside">
        {call.mode === 'away' && (
          <State icon="away" tone="away">
            {words.mode.away}
          </State>
        )}
      </td>
      <td class="wide">
        <MemoAndMail call={call} />
      </td>
    </tr>
  );
}

function MemoAndMail({ call }: { call: CallRow }) {
  const words = useOfficeWords();
  const format = useDesk().time.value;
  const mail = call.mails.at(-1);
  const text = mail ? mailText(mail, words, format, call.startedAt) : '';
  if (call.memo === '' && text === '') return <span class="dim">{words.card.noMemo}</span>;
  return (
    <>
      {call.memo !== '' && <span class="memo-text is-short">{call.memo}</span>}
      {text !== '' && (call.memo === '' ? text : <small>{text}</small>)}
    </>
  );
}
