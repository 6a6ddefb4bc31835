import type { Outcome as OutcomeName } from '../../../firmware/http/contract/common.ts';
import { useWords } from './desk-context.ts';
import type { IconName } from './icon.tsx';
import { State } from './state.tsx';

const ICONS: Readonly<Record<OutcomeName, IconName>> = {
  answered: 'busy',
  missed: 'missed',
  busy: 'close',
  rejected: 'close',
  voicemail: 'hold',
  unreachable: 'close',
  unknown: 'idle',
};

export interface OutcomeProps {
  /** null while the call runs. */
  outcome: OutcomeName | null;
  phase: 'announced' | 'ringing' | 'answered' | 'released';
  /** Who answered, where there is room for it. */
  by?: string;
}

export function Outcome({ outcome, phase, by = '' }: OutcomeProps) {
  const words = useWords();
  if (outcome === null) {
    if (phase === 'answered')
      return (
        <State icon="busy" tone="busy">
          {words.lines.busy}
        </State>
      );
    if (phase !== 'released') return <State icon="ringing">{words.lines.ringing}</State>;
  }
  const known = outcome ?? 'unknown';
  return (
    <State icon={ICONS[known]} tone={known === 'missed' ? 'missed' : 'calm'}>
      {known === 'answered' && by !== '' ? (
        <>
          <span class="answered">{words.outcome[known]}</span> {by}
        </>
      ) : (
        words.outcome[known]
      )}
    </State>
  );
}
