import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { useWords } from '../parts/desk-context.ts';
import { MailState } from './mail-state.tsx';
import { LIFE } from './mail-states.ts';

/** The life of a mail in five stations, each with how many stand there. */
export function Flow({ counts }: { counts: OutboxPage['counts'] }) {
  const words = useWords();
  return (
    <ol class="flow">
      {LIFE.map((state) => (
        <li key={state} class={state === 'parked' && counts.parked > 0 ? 'is-missed' : undefined}>
          <b>{counts[state]}</b>
          <MailState state={state} calm={counts[state] === 0} />
          <span class="about">{words.mail.about[state]}</span>
        </li>
      ))}
    </ol>
  );
}
