import type { Toast } from '../desk/toasts.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

export function ToastStack() {
  const { toasts } = useDesk();
  return (
    <div class="toasts" aria-live="polite">
      {toasts.shown.value.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
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
