import { BoxRefusal } from '../box/api.ts';
import { problemText } from '../desk/problem.ts';
import { useWords } from './desk-context.ts';

export interface OopsProps {
  error: unknown;
  title?: string;
  retry?: () => void;
}

/** A failure: what happened, what is safe, what to do; below it the box's own words. */
export function Oops({ error, title, retry }: OopsProps) {
  const words = useWords();
  return (
    <div class="oops" role="alert">
      <b>{title ?? words.problem.title}</b>
      <p>{problemText(error, words)}</p>
      {retry && (
        <button type="button" class="btn" onClick={retry}>
          {words.act.again}
        </button>
      )}
      {error instanceof BoxRefusal && (
        <p class="note mono" lang="en">
          {error.refusal.code} · {error.refusal.message}
        </p>
      )}
    </div>
  );
}
