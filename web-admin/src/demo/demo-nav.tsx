import { useOfficeWords } from '../parts/desk-context.ts';

/** The two pages of the demo: calls through the PBX, and devices one by one. */
export function DemoNav({ current }: { current: 'calls' | 'equipment' }) {
  const words = useOfficeWords().equipment;
  return (
    <nav class="demo-nav" aria-label={words.pages}>
      <a href="/demo" aria-current={current === 'calls' ? 'page' : undefined}>
        {words.calls}
      </a>
      <a href="/demo/equipment" aria-current={current === 'equipment' ? 'page' : undefined}>
        {words.title}
      </a>
    </nav>
  );
}
