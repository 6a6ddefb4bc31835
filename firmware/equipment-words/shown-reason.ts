import type { ReasonWords } from '../../hw/reason.ts';

/** A reason as the box tells it: `text` says it in English. */
export interface ToldReason {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
  readonly text: string;
}

/** Sentences of a language, as far as there are any. */
export type ReasonTable = Partial<ReasonWords>;

/** A reason as somebody reads it. */
export interface ShownReason {
  /** A sentence, or some. */
  readonly text: string;
  /** The table has no words for it: the text is the box's, in English. */
  readonly isOfBox: boolean;
  /** What another machine said, as it came; empty where nothing is to be added. */
  readonly said: string;
}

type Say = (facts: ToldReason['facts']) => string;

/** A code that the table does not know comes from a box that is newer than the page. */
export function shownReason({ code, facts, text }: ToldReason, table: ReasonTable): ShownReason {
  const say = Object.hasOwn(table, code) ? (table as Readonly<Record<string, Say>>)[code] : undefined;
  if (say === undefined) return { text, isOfBox: true, said: '' };
  const { said } = facts;
  return { text: say(facts), isOfBox: false, said: typeof said === 'string' ? said : '' };
}
