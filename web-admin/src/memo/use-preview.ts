import type { MailPreview, Memo, MemoForm } from '../../../firmware/http/contract/calls.ts';
import { useDesk } from '../parts/desk-context.ts';
import { type Loaded, useLoaded } from '../parts/use-loaded.ts';
import type { Draft } from './drafts.ts';
import { MARK } from './skeleton.ts';

/** The mail, composed by the box around a mark: once for each receiver, not for each keystroke. */
export function usePreview(form: MemoForm, draft: Draft, author: string): Loaded<MailPreview> {
  const desk = useDesk();
  const { representativeId, toAddress } = draft;
  return useLoaded(`preview ${representativeId} ${toAddress} ${author}`, () => {
    const authorExtension = desk.extension.value;
    const memo: Memo = {
      ...draft,
      subject: form.subject,
      text: MARK,
      author: author.trim(),
      authorExtension,
    };
    return desk.box.previewMemo(form.call.key, memo);
  });
}
