import type { ComponentChildren } from 'preact';

/** Nothing to show, said in words. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <b class="phrase">{title}</b>
      {children}
    </div>
  );
}
