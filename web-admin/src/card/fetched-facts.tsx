import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { ToldFacts } from '../../../firmware/http/contract/facts.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';

/** What other systems know of the caller; nothing is drawn while they say nothing. They may answer late. */
export function FetchedFacts({ call }: { call: Pick<BoardCall, 'key' | 'startedAt'> }) {
  const desk = useDesk();
  const facts = useLoaded(`facts ${call.key}`, (signal) => desk.box.facts(call.key, signal), [
    desk.changes.of('facts'),
  ]);
  return (
    <>
      {(facts.value?.items ?? []).map((told) => (
        <Told key={told.rule} told={told} startedAt={call.startedAt} />
      ))}
    </>
  );
}

function Told({ told: { title, facts, fetchedAt }, startedAt }: { told: ToldFacts; startedAt: number }) {
  const words = useWords();
  const time = useDesk().time.value;
  const isSameDay = time.dayKey(fetchedAt) === time.dayKey(startedAt);
  const when = isSameDay ? time.clock(fetchedAt) : `${time.day(fetchedAt)} ${time.clock(fetchedAt)}`;
  return (
    <section class="sec">
      <h3>{words.card.told(title, when)}</h3>
      <dl class="facts2">
        {facts.map(({ label, value }) => [
          <dt key={`${label} label`}>{label}</dt>,
          <dd key={label} class="tnum">
            {value}
          </dd>,
        ])}
      </dl>
    </section>
  );
}
