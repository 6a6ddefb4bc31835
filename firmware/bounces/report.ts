/** What a report of a mail server says of a mail that it had taken. */
export interface DeliveryReport {
  /** The same for the same report, however often it is read. */
  readonly id: string;
  /** `failed`: never; `delayed`: it is still being tried. */
  readonly type: 'failed' | 'delayed';
  /** Message-IDs of the mail that it is about, with angle brackets, as the returned headers name them. */
  readonly messageIds: readonly string[];
  /** Whom it did not reach, in small letters; empty where the report does not say. */
  readonly addresses: readonly string[];
  /** The reason, in the words of the server. */
  readonly words: string;
}

/** What of a mail in the mailbox can be told from its beginning. */
export interface Head {
  /** In small letters, `multipart/report; report-type=delivery-status; …`. */
  readonly contentType: string;
  /** Before the @, in small letters. */
  readonly fromLocal: string;
  readonly messageId: string | null;
  /** In small letters. */
  readonly failedRecipients: readonly string[];
  /** Message-IDs in `In-Reply-To` and `References`: some systems answer to the mail that failed. */
  readonly answersTo: readonly string[];
}

/** Longest words kept; a server's reply is a few lines. */
export const MOST_WORDS = 1000;
export const MOST_ADDRESSES = 50;
export const MOST_IDS = 10;
