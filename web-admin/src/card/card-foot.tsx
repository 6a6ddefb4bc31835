import type { ComponentChildren } from 'preact';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

export interface CardFootProps {
  onMemo: () => void;
  onClose: () => void;
  /** Memo is the first thing to do on a filled card, and the second one while searching. */
  memoFirst?: boolean;
  children?: ComponentChildren;
}

export function CardFoot({ onMemo, onClose, memoFirst = false, children }: CardFootProps) {
  const words = useWords();
  const off = useDesk().stale.value;
  const memo = (
    <button
      type="button"
      class={memoFirst ? 'btn is-first' : 'btn'}
      data-does="memo"
      disabled={off}
      onClick={onMemo}
    >
      <Icon name="memo" />
      {memoFirst ? words.card.writeMemo : words.card.memo}
      <Keys keys="Alt M" />
    </button>
  );
  return (
    <div class="foot">
      {memoFirst && memo}
      {children}
      {!memoFirst && memo}
      <span class="push" />
      <button type="button" class="btn is-quiet" onClick={onClose}>
        {words.act.close}
        <Keys keys="Esc" />
      </button>
    </div>
  );
}
