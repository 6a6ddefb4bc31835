import { useWords } from '../parts/desk-context.ts';

export function NowherePage() {
  const words = useWords();
  return (
    <div class="empty">
      <h1>{words.problem.nowhere}</h1>
      <a class="btn" href="/">
        {words.problem.toBoard}
      </a>
    </div>
  );
}
