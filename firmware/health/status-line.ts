import type { Condition, ConditionCode } from './condition.ts';

export interface StatusFacts {
  readonly url: string;
  readonly links: { readonly up: number; readonly all: number };
  readonly conditions: readonly Condition[];
}

const WORDS: Readonly<Record<ConditionCode, string>> = {
  'disk-full': 'the disk is full',
  'disk-failing': 'the disk fails',
  'disk-low': 'the disk is nearly full',
  unsaved: 'calls wait for the disk',
  'mail-stuck': 'mail does not leave',
  'mail-unseen': 'mail waits for approval',
  'mail-undelivered': 'a mail did not arrive and nobody could be told by mail',
  'bounces-unread': 'the mailbox of returned mails cannot be read',
  'template-broken': 'a mail template has a fault',
  'link-down': 'the link is down',
  'link-silent': 'the link tells of nothing',
  'backup-failed': 'the last backup failed',
  'backup-not-mounted': 'the place for backups is not mounted',
  'clock-not-set': 'nobody has set the clock yet',
};

/** How the box is, in one line for `systemctl status`. Names of links appear, numbers and people do not. */
export function statusLine({ url, links, conditions }: StatusFacts): string {
  const wrong = conditions.map(
    ({ code, subject }) => WORDS[code] + (subject === null ? '' : ` (${subject})`),
  );
  const health = wrong.length === 0 ? 'All is well.' : `Wrong: ${wrong.join('; ')}.`;
  return `Listening at ${url}, ${links.up} of ${links.all} links up. ${health}`;
}
