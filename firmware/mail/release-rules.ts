/** When mails leave, for the whole office (SPEC F2, F7). */
export interface ReleaseRules {
  /** Which mails wait for others. */
  readonly collect: 'nothing' | 'missed' | 'all';
  /** They leave by this cron expression in the time zone of the office; null: not by the clock. */
  readonly cron: string | null;
  /** They leave when so many wait; null: however many. */
  readonly count: number | null;
  /** They leave at the latest so long after they were composed. Nothing waits for ever. */
  readonly afterMinutes: number;
  /** What a mail about a customer of importance A may pass. */
  readonly important: 'waits' | 'overtakes-batch' | 'overtakes-quiet';
  /** Missed calls that leave together become one mail: those of one caller, or all of one representative. */
  readonly digest: 'never' | 'caller' | 'representative';
}

/** Mails wait for a look before they leave (SPEC F3). */
export interface PreviewRules {
  readonly missed: boolean;
  readonly memo: boolean;
  /** The mail that joins several calls, once it is made. */
  readonly digest: boolean;
  /** For so long. */
  readonly afterMinutes: number;
  /** Then it leaves without a look, or the box reports that it waits. */
  readonly unseen: 'send' | 'report';
}

/** What is added to a mail (SPEC F7). */
export interface EnclosureRules {
  /** The customer's card as a vCard. */
  readonly vcard: boolean;
}

export interface MailRules {
  readonly release: ReleaseRules;
  readonly preview: PreviewRules;
  readonly enclosure: EnclosureRules;
}

export const DEFAULT_MAIL_RULES: MailRules = {
  release: {
    collect: 'nothing',
    cron: null,
    count: null,
    afterMinutes: 60,
    important: 'overtakes-batch',
    digest: 'representative',
  },
  preview: { missed: false, memo: false, digest: false, afterMinutes: 30, unseen: 'send' },
  enclosure: { vcard: false },
};

/** Bounds that the page shows as well. */
export const RULE_LIMITS = {
  afterMinutes: { least: 1, most: 3 * 1440 },
  count: { least: 2, most: 100 },
} as const;
