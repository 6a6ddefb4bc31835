import type { Configuration, WalkState, WalkStep } from '../../../firmware/http/contract/configuration.ts';
import type { Foot } from '../configuration/section-frame.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { ProblemCount } from '../parts/problem-count.tsx';
import { END, type Stop } from './walk-stops.ts';

export interface StepProps {
  readonly step: WalkStep;
  readonly walk: WalkState;
  readonly configuration: Configuration;
  /** The step is done, and the box works with it: on to the next. */
  readonly onSaved: (configuration: Configuration) => void;
  /** Leaves it for later, and goes on. */
  readonly leave: () => Promise<unknown>;
  readonly to: (stop: Stop) => void;
}

interface StepFootProps extends StepProps {
  /** The button of the form; left out: nothing is to be saved here. */
  isForm?: boolean;
  isDirty?: boolean;
  isBusy?: boolean;
  problemCount?: number;
}

/** Save and go on, or leave it for later; what is done already is simply passed. */
export function StepFoot(props: StepFootProps) {
  const { step, walk, leave, to, isForm = false, isDirty = false, isBusy = false, problemCount = 0 } = props;
  const desk = useDesk();
  const words = useOfficeWords();
  const at = walk.steps.findIndex((one) => one.step === step);
  const isDone = walk.steps[at]?.state === 'done';
  const before = walk.steps[at - 1]?.step;
  return (
    <div class="foot">
      {isForm && (isDirty || !isDone) ? (
        <button type="submit" class="btn is-first" disabled={isBusy || desk.stale.value}>
          {words.walk.saveAndGo}
        </button>
      ) : (
        isDone && (
          <button type="button" class="btn is-first" onClick={() => to(walk.steps[at + 1]?.step ?? END)}>
            {words.walk.go}
          </button>
        )
      )}
      {!isDone && (
        <button type="button" class="btn" disabled={isBusy || desk.stale.value} onClick={() => void leave()}>
          {words.walk.later}
        </button>
      )}
      {before !== undefined && (
        <button type="button" class="btn is-quiet" disabled={isBusy} onClick={() => to(before)}>
          {words.walk.back}
        </button>
      )}
      <ProblemCount count={problemCount} />
    </div>
  );
}

/** The foot of a form that is a step. Equipment saves each piece by itself. */
export const stepFoot =
  (props: StepProps): Foot =>
  ({ isDirty, isBusy, problemCount }) => (
    <StepFoot
      {...props}
      isForm={props.step !== 'equipment'}
      isDirty={isDirty}
      isBusy={isBusy}
      problemCount={problemCount}
    />
  );
