import { useEffect, useRef, useState } from 'preact/hooks';
import type { Configuration, WalkState, WalkStep } from '../../../firmware/http/contract/configuration.ts';
import { LinesForm } from '../configuration/lines-form.tsx';
import { LinksForm } from '../configuration/links-form.tsx';
import { MailForm } from '../configuration/mail-form.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { CallStep } from './call-step.tsx';
import { OfficeStep } from './office-step.tsx';
import { RepresentativeStep } from './representative-step.tsx';
import { type StepProps, stepFoot } from './step-foot.tsx';
import { WalkEnd } from './walk-end.tsx';
import { WalkList } from './walk-list.tsx';
import { END, hearsCalls, placeOf, type Stop } from './walk-stops.ts';

/** The first start: a step at a time to a working box. The step stands behind the # of the address. */
export function WalkPage() {
  const desk = useDesk();
  const words = useOfficeWords().walk;
  const { value, error, reload } = useLoaded('configuration', (signal) => desk.box.configuration(signal));
  const [saved, setSaved] = useState<Configuration | null>(null);
  const configuration = saved ?? value;
  if (configuration === null) return error === null ? null : <Oops error={error} retry={reload} />;
  const stop = placeOf(desk.router.place.value.hash, configuration.walk);
  return (
    <div class="settings walk">
      <WalkList walk={configuration.walk} current={stop} />
      <div class="stack is-wide">
        <div>
          <p class="sub">{words.title}</p>
          <StopTitle stop={stop} walk={configuration.walk} />
          {stop !== END && <p class="phrase lead">{words.leads[stop]}</p>}
        </div>
        {stop === END ? (
          <WalkEnd walk={configuration.walk} />
        ) : (
          <Step key={stop} step={stop} configuration={configuration} onConfiguration={setSaved} />
        )}
      </div>
    </div>
  );
}

/** Going on moves the keyboard and the screen reader to the new step. */
function StopTitle({ stop, walk }: { stop: Stop; walk: WalkState }) {
  const words = useOfficeWords().walk;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(stop);
  useEffect(() => {
    if (before.current !== stop) heading.current?.focus();
    before.current = stop;
  }, [stop]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {stop !== END ? words.steps[stop] : hearsCalls(walk) ? words.endTitle : words.endNotYet}
    </h1>
  );
}

interface WalkStepProps {
  step: WalkStep;
  configuration: Configuration;
  onConfiguration: (configuration: Configuration) => void;
}

function Step({ step, configuration, onConfiguration }: WalkStepProps) {
  const desk = useDesk();
  const { walk } = configuration;
  const to = (next: Stop) => desk.router.go(`/start#${next}`);
  const props: StepProps = {
    ...{ step, walk, to, configuration },
    onSaved: (next) => {
      onConfiguration(next);
      to(nextOf(step, next));
    },
    leave: async () => {
      const later = walk.steps.flatMap(({ step: one, state }) => (state === 'later' ? [one] : []));
      const isKept = await desk.attempt(async () =>
        onConfiguration(await desk.box.saveWalk({ later: [...new Set([...later, step])] })),
      );
      if (isKept) to(nextOf(step, configuration));
    },
  };
  switch (step) {
    case 'office':
      return <OfficeStep {...props} />;
    case 'lines':
      return <LinesForm configuration={configuration} foot={stepFoot(props)} onSaved={props.onSaved} />;
    case 'equipment':
      return <LinksForm configuration={configuration} foot={stepFoot(props)} onSaved={onConfiguration} />;
    case 'mail':
      return <MailForm configuration={configuration} foot={stepFoot(props)} onSaved={props.onSaved} />;
    case 'representative':
      return <RepresentativeStep {...props} />;
    case 'call':
      return <CallStep {...props} />;
  }
}

function nextOf(step: WalkStep, { walk: { steps } }: Configuration): Stop {
  const at = steps.findIndex((one) => one.step === step);
  return steps[at + 1]?.step ?? END;
}
