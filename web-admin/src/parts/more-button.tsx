import { useWords } from './desk-context.ts';

export function MoreButton({ more }: { more: (() => Promise<unknown>) | null }) {
  const words = useWords();
  if (more === null) return null;
  return (
    <p class="more">
      <button type="button" class="btn" onClick={() => void more()}>
        {words.act.more}
      </button>
    </p>
  );
}
