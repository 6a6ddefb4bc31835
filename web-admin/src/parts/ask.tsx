import { useId } from 'preact/hooks';
import { useWords } from './desk-context.ts';
import { Modal } from './modal.tsx';

export interface AskProps {
  question: string;
  yes: string;
  no?: string;
  onYes: () => void;
  onNo: () => void;
}

/** A question before something that cannot be undone; the harmless answer has the focus. */
export function Ask({ question, yes, no, onYes, onNo }: AskProps) {
  const words = useWords();
  const id = useId();
  return (
    <Modal labelledBy={id} class="is-small" onClose={onNo}>
      <div class="sec">
        <p id={id} class="phrase">
          {question}
        </p>
      </div>
      <div class="foot">
        <button type="button" class="btn is-first" onClick={onNo}>
          {no ?? words.act.cancel}
        </button>
        <span class="push" />
        <button type="button" class="btn is-danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Modal>
  );
}
