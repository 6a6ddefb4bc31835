import type { MailPreview, MemoForm } from '../../../firmware/http/contract/calls.ts';
import { dialHref } from '../format/caller.ts';
import { useWords } from '../parts/desk-context.ts';
import type { Loaded } from '../parts/use-loaded.ts';
import type { Draft } from './drafts.ts';
import { skeletonOf } from './skeleton.ts';

export interface MailBesideProps {
  draft: Draft;
  form: MemoForm;
  /** Composed around a mark that stands for the user's words. */
  composed: Loaded<MailPreview>;
}

/** The mail as it arrives. The user's own words are put in here, on every keystroke and without waiting. */
export function MailBeside({ draft, form, composed }: MailBesideProps) {
  const words = useWords();
  const skeleton = composed.value === null ? null : skeletonOf(composed.value.text);
  return (
    <section class="mail" aria-label={words.memo.arriving}>
      <h2>
        {words.memo.arriving}
        {composed.value !== null && <span>{composed.value.charset.toUpperCase()}</span>}
      </h2>
      <dl>
        <dt>{words.memo.to}</dt>
        <dd>{draft.toAddress}</dd>
        {typeof composed.value?.replyTo === 'string' && (
          <>
            <dt>{words.memo.replyTo}</dt>
            <dd>{composed.value.replyTo}</dd>
          </>
        )}
        <dt>{words.memo.subject}</dt>
        <dd>
          <b>{draft.subject.trim() === '' ? (composed.value?.subject ?? '') : draft.subject}</b>
        </dd>
      </dl>
      {composed.error !== null && <p class="note">{words.memo.noPreview}</p>}
      {composed.value !== null && (
        <div class="text">
          {skeleton === null ? (
            composed.value.text
          ) : (
            <>
              {skeleton.before.replace(/\n+$/, '\n\n')}
              <span class={draft.text === '' ? 'new dim' : 'new'}>
                {draft.text === '' ? words.memo.noText : draft.text}
              </span>
              <WithDial text={skeleton.after.replace(/^\n+/, '\n')} form={form} />
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** The caller's number is a link in the mail, so it is one here. */
function WithDial({ text, form }: { text: string; form: MemoForm }) {
  const { caller } = form.call;
  const href = dialHref(caller);
  const at = caller.type === 'number' ? text.indexOf(caller.display) : -1;
  if (caller.type !== 'number' || href === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <a class="num" href={href}>
        {caller.display}
      </a>
      {text.slice(at + caller.display.length)}
    </>
  );
}
