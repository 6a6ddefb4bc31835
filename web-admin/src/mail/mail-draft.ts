import { useEffect, useState } from 'preact/hooks';
import type { EditMail, OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import { splitAddresses } from './addresses.ts';

/** A mail that waits for a look, as it is being typed. */
export interface MailDraft {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export const draftOf = ({ toAddresses, subject, text }: OutboxMail): MailDraft => ({
  to: toAddresses.join(', '),
  subject,
  text: text.trimEnd(),
});

export const editOf = ({ to, subject, text }: MailDraft): EditMail => ({
  toAddresses: splitAddresses(to),
  subject,
  text,
});

/** What is typed into a mail, beside what the box has of it. */
export interface MailTyping {
  readonly draft: MailDraft;
  readonly isChanged: boolean;
  readonly type: (draft: MailDraft) => void;
  /** The box has this now; what was typed since stays. */
  readonly saved: (draft: MailDraft) => void;
  readonly discard: () => void;
}

/** Lives as long as the mail is shown, also when it stops waiting for a look while somebody types. */
export function useMailTyping(mail: OutboxMail): MailTyping {
  const stored = draftOf(mail);
  const [saved, setSaved] = useState(stored);
  const [draft, type] = useState(stored);
  const isChanged = !same(draft, saved);
  useEffect(() => {
    if (isChanged) return;
    setSaved(stored);
    type(stored);
  }, [JSON.stringify(stored)]);
  return { draft, isChanged, type, saved: setSaved, discard: () => type(saved) };
}

const same = (a: MailDraft, b: MailDraft) => JSON.stringify(a) === JSON.stringify(b);
