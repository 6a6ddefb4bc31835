import { useOfficeWords } from '../parts/desk-context.ts';
import type { Reserved } from './reserved.ts';

/** The address of a screen that this desk does not have. */
export function NotYoursPage({ reserved }: { reserved: Reserved }) {
  const words = useOfficeWords();
  const { title, text } = words.notYours[reserved];
  return (
    <div class="empty">
      <h1>{title}</h1>
      <p class="phrase">{text}</p>
      <a class="btn" href="/">
        {words.problem.toBoard}
      </a>
    </div>
  );
}
