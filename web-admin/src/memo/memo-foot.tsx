import type { MailPreview } from '../../../firmware/http/contract/calls.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';

export interface MemoFootProps {
  /** The call still runs: the mail leaves when the caller has hung up, not before (SPEC D5). */
  running: boolean;
  /** Where the office's rules let it go then. */
  leaves: MailPreview['leaves'];
  off: boolean;
  onSend: () => void;
  onClose: () => void;
}

export function MemoFoot({ running, leaves, off, onSend, onClose }: MemoFootProps) {
  const words = useWords();
  const isCutOff = useDesk().stale.value;
  return (
    <div class="foot">
      <button type="button" class="btn is-first" disabled={off} onClick={onSend}>
        <Icon name="mail" />
        {words.act.send}
        <Keys keys="Ctrl Enter" />
      </button>
      <p class="note">
        <Icon name={isCutOff || running || leaves !== 'queued' ? 'held' : 'sending'} />{' '}
        {isCutOff ? words.memo.cutOff : words.memo.goes[running ? 'atHangUp' : 'now'][leaves]}
      </p>
      <span class="push" />
      <button type="button" class="btn is-quiet" onClick={onClose}>
        {words.act.close}
        <Keys keys="Esc" />
      </button>
    </div>
  );
}
