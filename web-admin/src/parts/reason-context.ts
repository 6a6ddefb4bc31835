import { createContext } from 'preact';
import type { ReasonTable } from '../../../firmware/equipment-words/shown-reason.ts';

export interface Reasons {
  /** null: still on its way. */
  readonly table: ReasonTable | null;
  /** Somebody wants to read it now. */
  need(): void;
}

export const ReasonContext = createContext<Reasons>({ table: {}, need: () => {} });
