import { useId, useRef } from 'preact/hooks';
import type { HardwareState } from '../../../firmware/http/contract/hardware.ts';
import type { ListenRun } from '../../../firmware/http/contract/listening.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { ListenForm } from './listen-form.tsx';
import { ListenFound } from './listen-found.tsx';
import { ListenSteps } from './listen-steps.tsx';
import { entriesOf } from './state.ts';
import { WireView } from './wire-view.tsx';

export interface ListenSheetProps {
  state: HardwareState;
  onClose: () => void;
}

/** The helper that finds out which equipment is on which port. It ends when the page is left. */
export function ListenSheet({ state, onClose }: ListenSheetProps) {
  const words = useOfficeWords();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const run = state.listening;
  const isRunning = run?.ended === null;
  return (
    <section class="sheet listen" aria-labelledby={title}>
      <div class="sec">
        <h2 ref={heading} id={title} tabIndex={-1}>
          {words.hardware.listen.title}
        </h2>
        <p class="sub phrase">{words.hardware.listen.note}</p>
        {!isRunning && <ListenForm onClose={onClose} onStarted={() => heading.current?.focus()} />}
      </div>
      {run !== null && <Run run={run} state={state} />}
    </section>
  );
}

function Run({ run, state }: { run: ListenRun; state: HardwareState }) {
  const desk = useDesk();
  const words = useOfficeWords().hardware;
  const entries = entriesOf(state, null).filter(({ at }) => at >= run.startedAt);
  const isRunning = run.ended === null;
  return (
    <div class="sec">
      <div class="listen-head">
        <h3>
          <span class="mono">{run.port}</span>{' '}
          {isRunning ? (
            <>
              {words.listen.running} <Elapsed since={run.startedAt} />
            </>
          ) : (
            words.listen.ended[run.ended ?? 'asked']
          )}
        </h3>
        {isRunning && (
          <button
            type="button"
            class="btn is-small"
            onClick={() => desk.attempt(() => desk.box.endListening())}
          >
            {words.listen.end}
          </button>
        )}
      </div>
      <ListenSteps steps={run.steps} />
      {entries.length > 0 && <WireView label={words.wireOf(run.port)} entries={entries} />}
      <ListenFound run={run} />
    </div>
  );
}
