import { Icon } from '../parts/icon.tsx';

/** What the box did not accept; the region is always there, so that a reader of the screen hears it. */
export function Wrong({ text }: { text: string }) {
  return (
    <div role="alert">
      {text !== '' && (
        <p class="err">
          <Icon name="err" />
          {text}
        </p>
      )}
    </div>
  );
}
