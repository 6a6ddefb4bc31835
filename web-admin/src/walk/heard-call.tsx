import type { ComponentChildren } from 'preact';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import { whoOf, whoText } from '../format/caller.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { type Heard, type StageState, stagesOf } from './heard-calls.ts';

interface HeardCallProps {
  /** null: nobody has called yet; what is awaited is shown. */
  heard: Heard | null;
  /** The equipment that said something meanwhile. */
  sources: readonly LinkRow[];
}

/** The four steps of a call, from the ring to the end: which have come, by whom, and what is awaited now. */
export function HeardCall({ heard, sources }: HeardCallProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const text = words.walk;
  const stages = stagesOf(heard);
  const call = heard?.call ?? null;
  const line = desk.board.value?.lines.find(({ id }) => id === call?.line);
  const name = line === undefined || line.name === '' ? (call?.line ?? '') : `${line.id} ${line.name}`;
  return (
    <section class="heard-call">
      {call !== null && <h2>{text.heard(name)}</h2>}
      <ol class="heard">
        <Stage state={stages.ring} name={stages.ring === 'now' ? text.waiting : text.stages.ring}>
          <span>{call === null ? text.callNow : toldBy(call.line, sources, words)}</span>
          {call !== null && <ClockTime at={call.startedAt} seconds />}
        </Stage>
        <Stage state={stages.number} name={text.stages.number} isRinging={stages.number === 'now'}>
          <b>{call !== null && (stages.number === 'none' ? text.noNumber : whoText(whoOf(call, words)))}</b>
        </Stage>
        <Stage
          state={stages.answer}
          name={stages.answer === 'now' ? text.awaitAnswer : text.stages.answer}
          isRinging={stages.answer === 'now'}
        >
          <span>
            {stages.answer === 'now' && text.liftHandset}
            {stages.answer === 'none' && text.notAnswered}
            {call !== null &&
              call.answeredBy !== null &&
              words.lines.extension(call.answeredBy.id, call.answeredBy.name)}
          </span>
          {stages.answer === 'now' && call !== null && <Elapsed since={call.startedAt} />}
          {call !== null && call.answeredAt !== null && <ClockTime at={call.answeredAt} seconds />}
        </Stage>
        <Stage
          state={stages.end}
          name={stages.end === 'now' ? text.awaitEnd : text.stages.end}
          icon={stages.end === 'now' ? 'busy' : undefined}
        >
          <span>{stages.end === 'now' && text.hangUp}</span>
          {stages.end === 'now' && call !== null && call.answeredAt !== null && (
            <Elapsed since={call.answeredAt} />
          )}
          {heard !== null && heard.endedAt !== null && <ClockTime at={heard.endedAt} seconds />}
        </Stage>
      </ol>
    </section>
  );
}

const ICONS: Readonly<Record<StageState, IconName>> = {
  now: 'queued',
  wait: 'idle',
  done: 'sent',
  none: 'missed',
};

interface StageProps {
  state: StageState;
  name: string;
  /** It rings now: the row has the colour of the telephone. */
  isRinging?: boolean;
  /** In place of that of the state. */
  icon?: IconName | undefined;
  children: ComponentChildren;
}

function Stage({ state, name, isRinging = false, icon, children }: StageProps) {
  const isCurrent = state === 'now';
  return (
    <li class={isRinging ? 'is-now' : ''} data-stage={state} aria-current={isCurrent ? 'step' : undefined}>
      <Icon name={icon ?? (isRinging ? 'ringing' : ICONS[state])} />
      {isCurrent ? <b>{name}</b> : <span>{name}</span>}
      {children}
    </li>
  );
}

/** Equipment that hears other lines told of another call. */
function toldBy(line: string, sources: readonly LinkRow[], words: ReturnType<typeof useOfficeWords>): string {
  const told = sources.filter(({ lines }) => lines.includes(line)).map(({ name }) => name);
  return told.length === 0 ? '' : words.walk.toldBy(told.join(words.caller.comma));
}
