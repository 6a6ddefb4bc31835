/** How a mail is written for its receiver (SPEC F1), by the names of the IANA registry in lower case. */
export const CHARSETS = ['utf-8', 'iso-2022-jp', 'shift_jis'] as const;
export type Charset = (typeof CHARSETS)[number];
