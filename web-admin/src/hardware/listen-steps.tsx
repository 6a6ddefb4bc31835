import type { ListenStep } from '../../../firmware/http/contract/listening.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Why } from '../parts/why.tsx';

/** What is tried, the newest last: that a call is needed for each setting must not be guessed. */
export function ListenSteps({ steps }: { steps: readonly ListenStep[] }) {
  return (
    <ol class="listen-steps" aria-live="polite">
      {steps.map((step, index) => (
        <li key={`${step.at} ${index}`}>
          <span class="t">
            <ClockTime at={step.at} seconds />
          </span>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: ListenStep }) {
  const { listen } = useOfficeWords().hardware;
  switch (step.type) {
    case 'opened':
      return <span>{listen.opened[step.because](`${step.setting.speed} ${step.setting.framing}`)}</span>;
    case 'asked':
      return <span>{listen.asked(step.question)}</span>;
    case 'trouble':
    case 'modem':
      return <Why why={step.why} />;
  }
}
