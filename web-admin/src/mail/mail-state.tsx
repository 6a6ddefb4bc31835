import type { MailState as StateName } from '../../../firmware/http/contract/outbox.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { State } from '../parts/state.tsx';
import { asksForPerson, MAIL_ICONS } from './mail-states.ts';

/** Sent is the normal case and stays grey; what asks for a person does not. */
export function MailState({ state, calm = false }: { state: StateName; calm?: boolean }) {
  const words = useOfficeWords();
  const asks = asksForPerson(state);
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
