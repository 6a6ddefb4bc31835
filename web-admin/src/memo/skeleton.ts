/** Stands for the user's words when the box composes the mail around them. */
export const MARK = '⁂memo⁂';

/** The mail in three parts: what the box writes before and after, and the user's words between. */
export interface Skeleton {
  readonly before: string;
  readonly after: string;
}

/**
 * Takes a mail composed around MARK apart, so that each keystroke is drawn here without asking the box. Null
 * when the mark did not come through: then there is nothing to insert the words into.
 */
export function skeletonOf(text: string): Skeleton | null {
  const at = text.indexOf(MARK);
  if (at < 0) return null;
  return {
    before: text.slice(0, at).replace(/\r\n/g, '\n'),
    after: text.slice(at + MARK.length).replace(/\r\n/g, '\n'),
  };
}
