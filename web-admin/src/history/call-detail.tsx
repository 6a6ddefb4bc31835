import { useEffect, useId, useRef } from 'preact/hooks';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import { whoOf } from '../format/caller.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { WhoName, WhoNote } from '../parts/who.tsx';
import { CallButtons } from './call-buttons.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallMails } from './call-mails.tsx';

/** One call record: everything that is known of it, and what can still be done. */
export function CallDetail({ callKey, onClose }: { callKey: string; onClose: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const titleId = useId();
  const title = useRef<HTMLDivElement>(null);
  const { value, error, reload } = useLoaded(`call ${callKey}`, (signal) => desk.box.call(callKey, signal), [
    desk.changes.of('calls'),
    desk.changes.of('outbox'),
  ]);
  const there = value !== null;
  useEffect(() => {
    if (there) title.current?.scrollIntoView({ block: 'nearest' });
  }, [there]);
  return (
    <section class="sheet" aria-labelledby={titleId}>
      <h2 class="vh" id={titleId}>
        {words.history.detail}
      </h2>
      {error !== null && <Oops error={error} retry={reload} />}
      {value !== null && (
        <>
          <div class="card-who" ref={title}>
            <Outcome outcome={value.outcome} phase={value.phase} />
            <WhoName who={whoOf(value, words)} />
            <p class="line2">
              <WhoNote who={whoOf(value, words)} />
            </p>
          </div>
          <CallFacts call={value} />
          <CallMemo call={value} />
          <CallMails call={value} />
        </>
      )}
      <CallButtons call={value} onClose={onClose} />
    </section>
  );
}

function CallMemo({ call }: { call: CallRow }) {
  const desk = useDesk();
  const words = useOfficeWords();
  return (
    <div class="sec">
      <h3>{words.card.memo}</h3>
      {call.memo === '' ? (
        <p class="dim">{words.card.noMemo}</p>
      ) : (
        <p class="memo-text">
          {call.memo}
          {call.memoBy !== null && call.memoBy !== '' && <small>{words.history.memoBy(call.memoBy)}</small>}
        </p>
      )}
      {call.doneAt !== null && (
        <p class="note">{words.history.doneBy(call.doneBy ?? '', desk.time.value.clock(call.doneAt))}</p>
      )}
      {call.owner !== null && call.doneAt === null && <p class="note">{words.toReturn.owner(call.owner)}</p>}
    </div>
  );
}
