import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Toast } from '../desk/toasts.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

export function ToastStack() {
  const { toasts } = useDesk();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current !== null) keepClear(ref.current);
  }, [toasts.shown.value]);
  return (
    <div ref={ref} class="toasts" aria-live="polite">
      {toasts.shown.value.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

/** They rise above the buttons that save the page, where these would lie under them. */
function keepClear(stack: HTMLElement): void {
  stack.style.bottom = '';
  const foot = document.querySelector('#main .foot.is-save')?.getBoundingClientRect();
  const own = stack.getBoundingClientRect();
  if (foot === undefined || foot.bottom <= own.top || foot.top >= own.bottom) return;
  stack.style.bottom = `${window.innerHeight - foot.top + 8}px`;
}

/** It stays while the pointer or the focus is on it. */
function ToastItem({ toast }: { toast: Toast }) {
  const { toasts } = useDesk();
  const words = useWords();
  const { action } = toast;
  return (
    // Nothing is triggered here, the toast only waits while it is looked at
    <div
      class={toast.failed ? 'toast is-missed' : 'toast'}
      role={toast.failed ? 'alert' : undefined}
      onPointerEnter={() => toasts.hold(toast.id)}
      onPointerLeave={() => toasts.release(toast.id)}
      onFocusIn={() => toasts.hold(toast.id)}
      onFocusOut={() => toasts.release(toast.id)}
    >
      {toast.failed && <Icon name="err" />}
      <span>{toast.text}</span>
      {action && (
        <button
          type="button"
          class="btn is-small"
          onClick={() => {
            toasts.close(toast.id);
            action.run();
          }}
        >
          {action.label}
          {action.undo && <Keys keys="Ctrl Z" />}
        </button>
      )}
      {(toast.failed || !action) && (
        <button
          type="button"
          class="btn is-small is-icon"
          aria-label={words.act.close}
          onClick={() => toasts.close(toast.id)}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
