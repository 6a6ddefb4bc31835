import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';
import type { GateProps } from '../gate/gate-page.tsx';
import { createLazyPage } from './lazy-page.tsx';

/** The screens of who has not come in yet; a desk that is paired never loads them. */
export function useGate(): ComponentType<GateProps> {
  return useMemo(() => createLazyPage(async () => (await import('../gate/gate-page.tsx')).GatePage), []).Page;
}
