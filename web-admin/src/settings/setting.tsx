import type { ComponentChildren } from 'preact';

/** One setting: its name and what it is for at the left, the control at the right. */
export function Setting({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="set">
      <div>
        {title}
        {note !== undefined && <small class="phrase">{note}</small>}
      </div>
      <div class="stack">{children}</div>
    </div>
  );
}
