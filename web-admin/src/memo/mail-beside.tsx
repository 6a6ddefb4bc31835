import type { Memo, MemoForm } from '../../../firmware/http/contract/calls.ts';
import { dialHref } from '../format/caller.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import type { Draft } from './drafts.ts';
import { MARK, skeletonOf } from './skeleton.ts';

export interface MailBesideProps {
  callKey: string;
  draft: Draft;
  author: string;
  form: MemoForm;
}

/**
 * The mail as it arrives. The box composes it once around a mark for each receiver; the user's own words are
 * put in here, on every keystroke and without waiting.
 */
export function MailBeside({ callKey, draft, author, form }: MailBesideProps) {
  const desk = useDesk();
  const words = useWords();
  const { representativeId, toAddress } = draft;
  const composed = useLoaded(`preview ${representativeId} ${toAddress} ${author}`, () => {
    const authorExtension = desk.extension.value;
    const memo: Memo = {
      ...draft,
      subject: form.subject,
      text: MARK,
      author: author.trim(),
      authorExtension,
    };
    return desk.box.previewMemo(callKey, memo);
  });
  const skeleton = composed.value === null ? null : skeletonOf(composed.value.text);
  return (
    <section class="mail" aria-label={words.memo.arriving}>
      <h2>{words.memo.arriving}</h2>
      <dl>
        <dt>{words.memo.to}</dt>
        <dd>{toAddress}</dd>
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
