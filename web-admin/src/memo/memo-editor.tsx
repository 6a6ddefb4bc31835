import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Memo, MemoForm } from '../../../firmware/http/contract/calls.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { isOfInputMethod, phraseFor } from '../app/keyboard.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';
import type { Draft } from './drafts.ts';
import { insertPhrase } from './insert-phrase.ts';
import { MailBeside } from './mail-beside.tsx';
import { MemoFields } from './memo-fields.tsx';
import { MemoFoot } from './memo-foot.tsx';
import { MemoHead } from './memo-head.tsx';
import { firstDraft, receiversOf } from './memo-state.ts';
import { PhraseList } from './phrase-list.tsx';
import { usePreview } from './use-preview.ts';

export interface MemoEditorProps {
  form: MemoForm;
  representatives: readonly Representative[];
  phrases: readonly string[];
}

/** Left typing, right the mail as it arrives. What was typed is kept until it is sent. */
export function MemoEditor({ form, representatives, phrases }: MemoEditorProps) {
  const desk = useDesk();
  const titleId = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const callKey = form.call.key;
  const receivers = useMemo(() => receiversOf(form, representatives), [form, representatives]);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(form, desk.drafts.read(callKey)));
  const [author, setAuthor] = useState(desk.person.value);
  const { busy, send } = useSend(callKey, draft, author, receivers);
  const preview = usePreview(form, draft, author);
  const running = desk.board.value?.calls.find((call) => call.key === callKey) ?? null;
  useEffect(() => text.current?.focus(), []);
  // With the new text and before the next key: a caret that is set later would fall into what was typed since.
  useLayoutEffect(() => {
    if (caret.current !== null) text.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [draft.text]);

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    desk.drafts.write(callKey, next);
  };
  const insert = (index: number) => {
    const phrase = phrases[index];
    const area = text.current;
    if (phrase === undefined || area === null) return;
    const next = insertPhrase(draft.text, area.selectionStart, phrase);
    change({ text: next.text });
    caret.current = next.caret;
  };
  const close = () => {
    desk.memoFor.value = null;
    if (desk.drafts.read(callKey) !== null) desk.toasts.say(desk.words.value.memo.draftKept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inList = event.target instanceof Element && event.target.closest('.phrases') !== null;
    const phrase = phraseFor(event, inList);
    if (phrase !== null) insert(phrase);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isOfInputMethod(event))
      void send();
    else return;
    event.preventDefault();
  };
  return (
    <Modal labelledBy={titleId} class="is-memo" onClose={close} onKeyDown={onKeyDown}>
      <MemoHead
        titleId={titleId}
        form={form}
        running={running}
        receiver={
          receivers.find((one) => one.id === draft.representativeId)?.name ?? form.representative.name
        }
      />
      <div class="memo">
        {/* Enter in a field sends nothing: only the button and Ctrl+Enter do. */}
        <form class="memo-form" onSubmit={(event) => event.preventDefault()}>
          <MemoFields
            draft={draft}
            receivers={receivers}
            textRef={text}
            onChange={change}
            author={author}
            onAuthor={setAuthor}
          />
          <PhraseList phrases={phrases} text={draft.text} onInsert={insert} />
        </form>
        <MailBeside draft={draft} form={form} composed={preview} />
      </div>
      <MemoFoot
        running={running !== null}
        leaves={preview.value?.leaves ?? 'queued'}
        off={desk.stale.value || busy || draft.toAddress.trim() === ''}
        onSend={() => void send()}
        onClose={close}
      />
    </Modal>
  );
}

/** Sends once, however often the keys are pressed; a failure leaves everything as it was typed. */
function useSend(
  callKey: string,
  draft: Draft,
  author: string,
  receivers: readonly { id: string; name: string }[],
) {
  const desk = useDesk();
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (busy || desk.stale.value || draft.toAddress.trim() === '') return;
    setBusy(true);
    const memo: Memo = { ...draft, author: author.trim(), authorExtension: desk.extension.value };
    const ok = await desk.attempt(async () => {
      const sent = await desk.box.sendMemo(callKey, memo);
      desk.drafts.remove(callKey);
      const name = receivers.find((one) => one.id === draft.representativeId)?.name ?? draft.toAddress;
      const who = words.toReturn.colleague(name);
      desk.toasts.say(words.memo.sent[sent.state](who), {
        label: words.act.show,
        undo: false,
        run: () => desk.router.go(`/mail?key=${sent.mailKey}`),
      });
    });
    setBusy(false);
    if (ok) desk.memoFor.value = null;
  };
  return { busy, send };
}
