import { useEffect } from 'preact/hooks';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { CaughtMails } from './caught-mails.tsx';
import { DayPlayer } from './day-player.tsx';
import { DemoNav } from './demo-nav.tsx';
import { OwnCall } from './own-call.tsx';
import { PanelButtons } from './panel-buttons.tsx';
import { Scenarios } from './scenarios.tsx';

/** How often the demo is asked where its day stands: the box sends no event for it. */
const ASK_MS = 1_000;

/** Plays calls and presses buttons on the simulated equipment; what follows is the product itself. */
export function DemoPage() {
  const desk = useDesk();
  const words = useOfficeWords().demo;
  const demo = desk.board.value?.demo ?? null;
  const state = useLoaded('demo', (signal) => desk.box.demo(signal));
  const { reload } = state;
  useEffect(() => {
    if (demo !== true) return;
    const timer = desk.clock.every(ASK_MS, () => document.visibilityState === 'visible' && reload());
    return () => timer.cancel();
  }, [demo, desk, reload]);
  if (demo === false) {
    return (
      <Empty title={words.notDemo}>
        <p>{words.notDemoHint}</p>
      </Empty>
    );
  }
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.title}</h1>
          <p class="sub">{words.sub}</p>
        </div>
        <DemoNav current="calls" />
      </div>
      {state.error !== null && <Oops error={state.error} retry={reload} />}
      {state.value !== null && (
        <div class="demo">
          <div class="stack is-wide">
            <DayPlayer day={state.value.day} onChanged={reload} />
            <Scenarios scenarios={state.value.scenarios} />
            <OwnCall lines={state.value.lines} />
          </div>
          <div class="stack is-wide">
            <PanelButtons led={state.value.led} onPressed={reload} />
            <CaughtMails />
          </div>
        </div>
      )}
    </>
  );
}
