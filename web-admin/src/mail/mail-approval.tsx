import { useState } from 'preact/hooks';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { fieldProblems, problemText } from '../desk/problem.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Field } from '../parts/field.tsx';
import { Oops } from '../parts/oops.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { TextField } from '../parts/text-field.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { splitAddresses } from './addresses.ts';
import { editOf, type MailDraft, type MailTyping } from './mail-draft.ts';

/** A mail that waits for a look (SPEC F3): read, correct, send or drop it. */
export function MailApproval({ mail, typing }: { mail: OutboxMail; typing: MailTyping }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const { draft, isChanged } = typing;
  const [error, setError] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const attempt = async (run: () => Promise<void>) => {
    try {
      await run();
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  };
  const store = async () => {
    if (!isChanged) return;
    await desk.box.editMail(mail.key, editOf(draft));
    typing.saved(draft);
  };
  const send = () =>
    attempt(async () => {
      await store();
      await desk.box.retryMail(mail.key);
      desk.toasts.say(words.mail.approved);
    });
  const save = () =>
    attempt(async () => {
      await store();
      desk.toasts.say(words.mail.edited);
    });
  const drop = () =>
    attempt(async () => {
      setAsking(false);
      await desk.box.dropMail(mail.key);
      typing.discard();
      desk.toasts.say(words.mail.dropped);
    });
  const onSubmit = useSubmit(save);
  return (
    <form onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <ApprovalFields draft={draft} error={error} onDraft={typing.type} />
      {error !== null && <Oops error={error} title={problemText(error, words)} />}
      <div class="foot">
        <button
          type="button"
          class="btn is-first"
          disabled={desk.stale.value || splitAddresses(draft.to).length === 0}
          onClick={() => void send()}
        >
          {words.mail.approve}
        </button>
        <button type="submit" class="btn" disabled={desk.stale.value || !isChanged}>
          {words.mail.saveEdit}
        </button>
        <span class="push" />
        <button
          type="button"
          class="btn is-danger"
          disabled={desk.stale.value}
          onClick={() => setAsking(true)}
        >
          {words.mail.drop}
        </button>
      </div>
      {asking && (
        <Ask
          question={words.mail.dropQuestion}
          yes={words.mail.drop}
          onYes={() => void drop()}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}

interface ApprovalFieldsProps {
  draft: MailDraft;
  error: unknown;
  onDraft: (draft: MailDraft) => void;
}

function ApprovalFields({ draft, error, onDraft }: ApprovalFieldsProps) {
  const words = useOfficeWords();
  const problems = fieldProblems(error);
  const isWrong = (field: string) => [...problems.keys()].some((path) => path.startsWith(field));
  return (
    <div class="sec approval">
      <TextField
        label={words.mail.to}
        kind="email"
        value={draft.to}
        error={isWrong('toAddresses') ? words.mail.wrongAddress : undefined}
        onValue={(to) => onDraft({ ...draft, to })}
      />
      <TextField
        label={words.mail.subject}
        value={draft.subject}
        maxLength={200}
        error={isWrong('subject') ? words.mail.blank : undefined}
        onValue={(subject) => onDraft({ ...draft, subject })}
      />
      <Field label={words.mail.text} error={isWrong('text') ? words.mail.blank : undefined}>
        {(ids) => (
          <textarea
            {...ids}
            class="in"
            rows={14}
            maxLength={20_000}
            value={draft.text}
            onInput={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}
