import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isOfInputMethod } from '../app/keyboard.ts';
import { isFocusLost } from './platform.ts';

export interface ModalProps {
  /** Id of the heading that names the dialog. */
  labelledBy: string;
  class?: string;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

/** A native modal dialog: it keeps the focus, Esc closes it, and the focus goes back to where it was. */
export function Modal({ labelledBy, class: extra = '', onClose, onKeyDown, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      // What opened it may be gone, and somebody else may know where to go on.
      queueMicrotask(() => isFocusLost() && document.getElementById('main')?.focus({ preventScroll: true }));
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog ${extra}`}
      aria-labelledby={labelledBy}
      onKeyDown={(event) => {
        // It ends a conversion, and with it the browser would close the dialog.
        if (event.key === 'Escape' && isOfInputMethod(event)) event.preventDefault();
        onKeyDown?.(event);
      }}
      onCancel={(event) => {
        // The component that opened it decides; the browser must not close it behind its back.
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
