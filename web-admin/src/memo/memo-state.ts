import type { MemoForm } from '../../../firmware/http/contract/calls.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { Draft } from './drafts.ts';

/** Whom a memo can go to. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly { readonly address: string; readonly label: string }[];
  readonly isDefault: boolean;
}

/** All representatives; the one that the box proposes is among them even when it has no row of its own. */
export function receiversOf(form: MemoForm, representatives: readonly Representative[]): Receiver[] {
  const proposed = form.representative;
  const listed = representatives.map(({ id, name, addresses }) => ({
    id,
    name,
    addresses,
    isDefault: proposed.isDefault && proposed.id === id,
  }));
  if (proposed.id === null || listed.some(({ id }) => id === proposed.id)) return listed;
  return [{ ...proposed, id: proposed.id }, ...listed];
}

/** What the dialog begins with: the box's proposal, or what was begun before. */
export function firstDraft(form: MemoForm, kept: Draft | null): Draft {
  return (
    kept ?? {
      text: form.call.memoBy === null ? '' : form.call.memo,
      subject: form.subject,
      representativeId: form.representative.id,
      toAddress: form.representative.addresses[0]?.address ?? '',
    }
  );
}
