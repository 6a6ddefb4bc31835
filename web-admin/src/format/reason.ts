import type { Reason } from '../../../firmware/http/contract/reason.ts';
import type { ReasonTable } from '../i18n/words.ts';

/** A reason as it is shown. */
export interface ShownReason {
  /** A sentence, or some. */
  readonly text: string;
  /** The page has no words of its own for it: the text is the box's, in English. */
  readonly isOfBox: boolean;
  /** What another machine said, as it came; empty where nothing is to be added. */
  readonly said: string;
}

type Say = (facts: Reason['facts']) => string;

/** A code that this page does not know comes from a box that is newer than the page. */
export function shownReason({ code, facts, text }: Reason, table: ReasonTable): ShownReason {
  const say = Object.hasOwn(table, code) ? (table as Readonly<Record<string, Say>>)[code] : undefined;
  if (say === undefined) return { text, isOfBox: true, said: '' };
  const { said } = facts;
  return { text: say(facts), isOfBox: false, said: typeof said === 'string' ? said : '' };
}
