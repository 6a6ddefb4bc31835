import { useWords } from './desk-context.ts';

/** Stands where a list will be, when the box takes longer than a moment to read it. */
export function Waiting() {
  return (
    <p class="empty is-late" role="status">
      {useWords().act.waiting}
    </p>
  );
}
