import type { WalkState } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import type { Stop } from './walk-stops.ts';

const ICONS: Readonly<Record<WalkState['steps'][number]['state'], IconName>> = {
  open: 'idle',
  later: 'queued',
  done: 'sent',
};

/** The steps with what became of them; each can be gone to at any time. */
export function WalkList({ walk, current }: { walk: WalkState; current: Stop }) {
  const words = useOfficeWords().walk;
  return (
    <nav class="side walk-list" aria-label={words.list}>
      <ol>
        <li>
          <span class="walk-stop">
            <Icon name="sent" />
            {words.steps.administrator}
            <small>{words.states.done}</small>
          </span>
        </li>
        {walk.steps.map(({ step, state }) => (
          <li key={step}>
            <a class="walk-stop" href={`/start#${step}`} aria-current={step === current ? 'step' : undefined}>
              <Icon name={ICONS[state]} />
              {words.steps[step]}
              <small>{words.states[state]}</small>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
