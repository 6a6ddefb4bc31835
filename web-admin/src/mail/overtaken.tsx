import { useRef } from 'preact/hooks';
import type { MailState } from '../../../firmware/http/contract/outbox.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import type { MailDraft } from './mail-draft.ts';

export interface OvertakenProps {
  state: MailState;
  draft: MailDraft;
  onDiscard: () => void;
}

/** What was typed into a mail that another desk sent or dropped meanwhile: too late for the mail, but not lost. */
export function Overtaken({ state, draft, onDiscard }: OvertakenProps) {
  const desk = useDesk();
  const words = useOfficeWords().mail;
  const typed = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(draft.text);
      desk.toasts.say(words.copied);
    } catch {
      // Without a certificate, or refused, there is no clipboard: then the text is chosen, and a key copies it.
      typed.current?.select();
    }
  };
  return (
    <div class="sec approval">
      <p role="alert">
        <b>{state === 'dropped' ? words.droppedMeanwhile : words.sentMeanwhile}</b>
      </p>
      <p class="dim">
        {words.to} {draft.to}
        <br />
        {words.subject} {draft.subject}
      </p>
      <Field label={words.typedText}>
        {(ids) => <textarea {...ids} ref={typed} class="in" rows={10} readOnly value={draft.text} />}
      </Field>
      <div class="btns">
        <button type="button" class="btn" onClick={() => void copy()}>
          {words.copy}
        </button>
        <button type="button" class="btn is-quiet" onClick={onDiscard}>
          {words.discardTyped}
        </button>
      </div>
    </div>
  );
}
