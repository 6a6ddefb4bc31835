import { isMac } from './platform.ts';

/** The keys of a button. Hidden from screen readers: the button's name is enough. */
export function Keys({ keys }: { keys: string }) {
  const shown = isMac() ? keys.replace('Alt', 'Option').replace('Ctrl', 'Command') : keys;
  return (
    <span class="key" aria-hidden="true">
      {shown}
    </span>
  );
}
