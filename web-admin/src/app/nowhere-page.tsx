import { useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';

export function NowherePage() {
  const words = useWords();
  return (
    <Empty title={words.problem.nowhere}>
      <a class="btn" href="/">
        {words.problem.toBoard}
      </a>
    </Empty>
  );
}
