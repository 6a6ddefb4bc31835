/** A file that goes along with a mail. */
export interface Enclosure {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** A mail whose headers are clean lines: nothing in it can end a line or begin a header. */
export interface PlainMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Message-ID that the mails about one caller refer to. */
  readonly thread: string | null;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** Further headers; ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly enclosure: Enclosure | null;
}
