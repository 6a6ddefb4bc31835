import { Fragment } from 'preact';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { duration } from '../format/time.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

export function CallFacts({ call }: { call: CallRow }) {
  const words = useOfficeWords();
  const extensions = useDesk().board.value?.extensions ?? [];
  const nameOf = (id: string) =>
    words.lines.extension(id, extensions.find((extension) => extension.id === id)?.name ?? '');
  return (
    <dl class="sec facts2">
      <dt>{words.history.rangAt}</dt>
      <dd>
        <DayTime at={call.startedAt} known={call.isTimeKnown} />
      </dd>
      <dt>{words.history.line}</dt>
      <dd>{words.lines.lineName(call.line.id, call.line.name)}</dd>
      {call.called !== null && call.called !== '' && (
        <>
          <dt>{words.history.called}</dt>
          <dd class="num">{call.called}</dd>
        </>
      )}
      {call.rang.length > 0 && (
        <>
          <dt>{words.history.rang}</dt>
          <dd>
            {call.rang.map((id, index) => (
              <Fragment key={id}>
                <span class="nb">
                  {nameOf(id) + (index < call.rang.length - 1 ? words.caller.comma : '')}
                </span>
                <wbr />
              </Fragment>
            ))}
          </dd>
        </>
      )}
      {call.answeredBy.length > 0 && (
        <>
          <dt>{words.lines.answeredBy}</dt>
          <dd>{call.answeredBy.map(({ id, name }) => words.lines.extension(id, name)).join(' → ')}</dd>
        </>
      )}
      <dt>{words.history.ring}</dt>
      <dd class="tnum">{words.history.seconds(call.ringSeconds)}</dd>
      {call.talkSeconds !== null && (
        <>
          <dt>{words.history.talk}</dt>
          <dd class="tnum">{duration(call.talkSeconds * 1000)}</dd>
        </>
      )}
      <dt>{words.history.mode}</dt>
      <dd>{words.mode[call.mode]}</dd>
    </dl>
  );
}
