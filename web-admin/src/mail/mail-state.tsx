import type { MailState as StateName } from '../../../firmware/http/contract/outbox.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { State } from '../parts/state.tsx';
import { MAIL_ICONS } from './mail-states.ts';

/** Sent is the normal case and stays grey; parked and awaiting approval ask for a person. */
export function MailState({ state, calm = false }: { state: StateName; calm?: boolean }) {
  const words = useOfficeWords();
  const asks = state === 'parked' || state === 'approval';
  const tone =
    asks && !calm
      ? 'missed'
      : calm || state === 'sent' || state === 'joined' || state === 'dropped'
        ? 'calm'
        : undefined;
  return (
    <State icon={MAIL_ICONS[state]} tone={tone}>
      {words.mailStates[state]}
    </State>
  );
}
