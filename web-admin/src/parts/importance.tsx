import type { Importance as Letter } from '../../../firmware/http/contract/common.ts';
import { useWords } from './desk-context.ts';

/** The letter is the information; the box around it only says how loud. */
export function Importance({ letter }: { letter: Letter | null }) {
  const words = useWords();
  if (letter === null) return null;
  return (
    <span class="imp" data-imp={letter}>
      <span class="vh">{words.lines.importance}</span>
      {letter}
    </span>
  );
}
