import { type Context, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from '../desk/desk.ts';
import type { GateWords, OfficeWords, Words } from '../i18n/words.ts';

export const DeskContext = createContext<Desk | null>(null);

/** Words that came with the pages behind the board. */
export const OfficeWordsContext = createContext<OfficeWords | null>(null);

/** Words that came with the doors. */
export const GateWordsContext = createContext<GateWords | null>(null);

function inside<Value>(context: Context<Value | null>, name: string): Value {
  const value = useContext(context);
  if (value === null) throw new Error(`A component stands outside of ${name}.`);
  return value;
}

export function useDesk(): Desk {
  return inside(DeskContext, 'DeskContext');
}

/** The words of the chosen language; the component is drawn again when another is chosen. */
export function useWords(): Words {
  return useDesk().words.value;
}

export function useOfficeWords(): OfficeWords {
  return inside(OfficeWordsContext, 'OfficeWordsContext');
}

export function useGateWords(): GateWords {
  return inside(GateWordsContext, 'GateWordsContext');
}
