import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import type { OfficeWords } from '../i18n/words.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Why } from '../parts/why.tsx';

/** Nothing comes: what is known of the equipment, and where to look. */
export function CallHints({ links, hasSpoken }: { links: readonly LinkRow[]; hasSpoken: boolean }) {
  const words = useOfficeWords().walk;
  return (
    <section class="sheet" aria-labelledby="call-hints">
      <div class="sec stack">
        <h2 id="call-hints">{words.silence}</h2>
        {links.length === 0 && <p>{words.hints.none}</p>}
        {hasSpoken && <p>{words.hints.unheard}</p>}
        {links.map((link) => (
          <div key={link.name}>
            <p>{hintOf(link, words)}</p>
            <Why why={link.why} />
          </div>
        ))}
        <p>
          <a href="/hardware">{words.toHardware}</a>
        </p>
      </div>
    </section>
  );
}

function hintOf({ phase, name }: LinkRow, { hints }: OfficeWords['walk']): string {
  if (phase === 'up') return hints.up(name);
  return phase === 'connecting' ? hints.connecting(name) : hints.down(name);
}
