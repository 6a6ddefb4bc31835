import type { MailRules } from '../../../firmware/http/contract/mail-rules.ts';

/** The rules as they stand in the form: numbers as they are typed, '' for none. */
export interface RuleDraft {
  collect: MailRules['release']['collect'];
  cron: string;
  count: string;
  afterMinutes: string;
  important: MailRules['release']['important'];
  digest: MailRules['release']['digest'];
  previewMissed: boolean;
  previewMemo: boolean;
  previewDigest: boolean;
  previewMinutes: string;
  unseen: MailRules['preview']['unseen'];
  vcard: boolean;
}

/** What a group of fields of this form needs. */
export interface RuleFieldsProps {
  draft: RuleDraft;
  problems: ReadonlySet<string>;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** Times that most offices want; everything else is written by hand. */
export const CRON_CHOICES = [
  { name: 'none', cron: '' },
  { name: 'hourly', cron: '0 * * * *' },
  { name: 'daytime', cron: '0 9,12,15,18 * * *' },
  { name: 'twice', cron: '0 9,17 * * 1-5' },
  { name: 'morning', cron: '0 8 * * *' },
] as const;

export function draftOf({ release, preview, enclosure }: MailRules): RuleDraft {
  return {
    collect: release.collect,
    cron: release.cron ?? '',
    count: release.count === null ? '' : String(release.count),
    afterMinutes: String(release.afterMinutes),
    important: release.important,
    digest: release.digest,
    previewMissed: preview.missed,
    previewMemo: preview.memo,
    previewDigest: preview.digest,
    previewMinutes: String(preview.afterMinutes),
    unseen: preview.unseen,
    vcard: enclosure.vcard,
  };
}

export function rulesOf(draft: RuleDraft): MailRules {
  return {
    release: {
      collect: draft.collect,
      cron: draft.cron.trim() === '' ? null : draft.cron.trim(),
      count: draft.count.trim() === '' ? null : numberOf(draft.count),
      afterMinutes: numberOf(draft.afterMinutes),
      important: draft.important,
      digest: draft.digest,
    },
    preview: {
      missed: draft.previewMissed,
      memo: draft.previewMemo,
      digest: draft.previewDigest,
      afterMinutes: numberOf(draft.previewMinutes),
      unseen: draft.unseen,
    },
    enclosure: { vcard: draft.vcard },
  };
}

/** What is no number goes to the box as one that it refuses, so that all faults are told at once. Full-width is read. */
function numberOf(text: string): number {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : -1;
}
