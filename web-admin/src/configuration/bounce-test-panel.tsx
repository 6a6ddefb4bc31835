import { useEffect, useState } from 'preact/hooks';
import type { BounceFields, BounceTest } from '../../../firmware/http/contract/bounces.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { useSubmit } from '../parts/use-submit.ts';

const LOOK_MS = 500;

/** @param typed what stands in the form; null: what the box works with */
export function BounceTestPanel({ typed }: { typed: BounceFields | null }) {
  const desk = useDesk();
  const words = useOfficeWords().returned;
  const [test, setTest] = useState<BounceTest | null>(null);
  const [error, setError] = useState<unknown>(null);
  useFollowed(test, setTest);
  const isRunning = test?.phase === 'running';
  const look = useSubmit(async () => {
    setError(null);
    setTest(null);
    try {
      setTest(await desk.box.testBounces({ mailbox: typed }));
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <section class="sheet mail-test" aria-labelledby="bounce-test">
      <div class="sec">
        <h2 id="bounce-test">{words.test}</h2>
        <p class="note">{typed === null ? words.testStored : words.testTyped}</p>
        <p class="btns">
          <button type="button" class="btn" disabled={isRunning || desk.stale.value} onClick={look}>
            {isRunning ? words.testRunning : words.testNow}
          </button>
        </p>
      </div>
      <div role="status">{test !== null && <Outcome test={test} />}</div>
      {error !== null &&
        (fieldProblems(error).size === 0 ? <Oops error={error} /> : <Wrong text={words.testIncomplete} />)}
    </section>
  );
}

function Outcome({ test }: { test: BounceTest }) {
  const words = useOfficeWords().returned;
  switch (test.phase) {
    case 'none':
    case 'running':
      return null;
    case 'readable':
      return (
        <p class="sec">
          <b>{words.readable}</b> {words.mails(test.mails)}
        </p>
      );
    case 'failed':
      return (
        <>
          <Wrong text={words.faults[test.kind]} />
          <p class="sec said" lang="en">
            {test.words}
          </p>
        </>
      );
  }
}

function Wrong({ text }: { text: string }) {
  return (
    <p class="sec err">
      <Icon name="err" />
      {text}
    </p>
  );
}

/** Asks again and again while it runs. An answer that does not come is asked for once more. */
function useFollowed(test: BounceTest | null, onTest: (test: BounceTest) => void): void {
  const desk = useDesk();
  useEffect(() => {
    if (test?.phase !== 'running') return;
    const timer = desk.clock.after(LOOK_MS, () => {
      desk.box.bounceTest().then(onTest, () => onTest({ ...test }));
    });
    return () => timer.cancel();
  }, [test, desk]);
}
