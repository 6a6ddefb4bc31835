import type { ComponentChildren, ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GateProps } from '../gate/gate-page.tsx';
import { loadGateTable } from '../i18n/words.ts';
import { GateWordsContext } from '../parts/desk-context.ts';
import { createLazyPage } from './lazy-page.tsx';

/** The screens of who has not come in yet; a desk that is paired never loads them. */
export function useGate(): ComponentType<GateProps> {
  const gate = useMemo(
    () =>
      createLazyPage({
        page: async () => (await import('../gate/gate-page.tsx')).GatePage,
        table: loadGateTable,
        Words: GateWordsContext,
        Frame: GateFrame,
      }),
    [],
  );
  return gate.Page;
}

const GateFrame = ({ children }: { children?: ComponentChildren }) => (
  <main id="main" class="gate" tabIndex={-1}>
    {children}
  </main>
);
