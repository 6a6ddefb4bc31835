import { useWords } from './desk-context.ts';
import { Icon } from './icon.tsx';

/** Beside the button of a form: how many of its fields are wrong. */
export function ProblemCount({ count }: { count: number }) {
  const words = useWords();
  if (count === 0) return null;
  return (
    <span class="err" role="alert">
      <Icon name="err" />
      {words.problem.fields(count)}
    </span>
  );
}
