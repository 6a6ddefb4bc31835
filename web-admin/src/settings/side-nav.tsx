import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { type Part, partsFor } from './parts.ts';

/** On a telephone this is also the way to the pages that have no place in the bar. */
export function SideNav({ current }: { current: Part | 'schedule' | 'import' | 'hardware' }) {
  const words = useOfficeWords();
  const { board, isAdministrator } = useDesk();
  const demo = board.value?.demo ?? false;
  return (
    <nav class="side" aria-label={words.settings.label}>
      <a href="/customers" class="only-narrow">
        {words.nav.customers}
      </a>
      <a href="/statistics" class="only-narrow">
        {words.nav.statistics}
      </a>
      {isAdministrator.value && <a href="/start">{words.settings.parts.start}</a>}
      <a href="/schedule" aria-current={current === 'schedule' ? 'page' : undefined}>
        {words.settings.parts.schedule}
      </a>
      {partsFor(isAdministrator.value).map((part) => (
        <a key={part} href={`/settings#${part}`} aria-current={part === current ? 'page' : undefined}>
          {words.settings.parts[part]}
        </a>
      ))}
      {isAdministrator.value && (
        <a href="/hardware" aria-current={current === 'hardware' ? 'page' : undefined}>
          {words.settings.parts.hardware}
        </a>
      )}
      {isAdministrator.value && (
        <a href="/import" aria-current={current === 'import' ? 'page' : undefined}>
          {words.settings.parts.import}
        </a>
      )}
      {demo && (
        <a href="/demo" class="only-narrow">
          {words.nav.demo}
        </a>
      )}
    </nav>
  );
}
