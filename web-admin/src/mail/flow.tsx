import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { MailState } from './mail-state.tsx';
import { asksForPerson, LIFE } from './mail-states.ts';

/** The life of a mail in its stations, each with how many stand there. Approval is one only where mails wait for it. */
export function Flow({ counts }: { counts: OutboxPage['counts'] }) {
  const words = useOfficeWords();
  const many = {
    ...counts,
    queued: counts.queued + counts.batched,
    parked: counts.parked + counts.bounced,
  };
  const stations = LIFE.filter((state) => state !== 'approval' || counts.approval > 0);
  const asks = (state: (typeof LIFE)[number]) => asksForPerson(state) && many[state] > 0;
  return (
    <ol class={stations.length > 5 ? 'flow is-six' : 'flow'}>
      {stations.map((state) => (
        <li key={state} class={asks(state) ? 'is-missed' : undefined}>
          <b>{many[state]}</b>
          <MailState state={state} calm={many[state] === 0} />
          <span class="about">{words.mail.about[state]}</span>
        </li>
      ))}
    </ol>
  );
}
