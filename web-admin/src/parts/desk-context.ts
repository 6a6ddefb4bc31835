import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from '../desk/desk.ts';
import type { Words } from '../i18n/words.ts';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('A component stands outside of DeskContext.');
  return desk;
}

/** The words of the chosen language; the component is drawn again when another is chosen. */
export function useWords(): Words {
  return useDesk().words.value;
}
