import type { TestMailOptions } from '../../firmware/mail/test-mail.ts';
import { testMailLines } from '../../firmware/mail/test-mail-words.ts';

/** Gathers what a console would show of a test mail. */
export const tellIn =
  (lines: string[], ends: { readonly from: string; readonly to: string }): TestMailOptions['hear'] =>
  (event) =>
    void lines.push(...testMailLines(event, ends));
