import { callView, letterheadView } from './compose-call.ts';
import { oneLine, severalLines } from './compose-clean.ts';
import { type CallFacts, MOST, type Occasion } from './compose-facts.ts';
import { WORDS } from './compose-words.ts';
import { type Composed, composeBy, MOST_SUBJECT } from './templates.ts';

/** What somebody wrote down while he had the caller on the telephone. */
export interface MemoWords {
  readonly text: string;
  /** '' stands for the subject of `memoSubject`. */
  readonly subject: string;
  readonly author: string;
  readonly extension: string | null;
}

/** The mail that the box writes by itself (SPEC E3-E5). @param memo the absence memo of the settings */
export function composeMissed(facts: CallFacts, memo: string, occasion: Occasion): Composed {
  const words = WORDS[occasion.locale];
  const view = {
    ...letterheadView(occasion),
    ...callView(facts, occasion),
    outcome: words.outcomes[facts.outcome ?? 'missed'],
    memo: severalLines(memo, MOST.memo),
    footer: words.sentBy(oneLine(occasion.siteName, MOST.company)),
  };
  return composeBy('missed', occasion.templates, view, occasion.locale);
}

/** The mail of the memo dialog (SPEC D4-D6). */
export function composeMemo(facts: CallFacts, memo: MemoWords, occasion: Occasion): Composed {
  const words = WORDS[occasion.locale];
  const extension = memo.extension === null ? null : oneLine(memo.extension, MOST.person);
  const view = {
    ...letterheadView(occasion),
    ...callView(facts, occasion),
    outcome: words.memoMark,
    memo: severalLines(memo.text, MOST.memo),
    author: words.author(oneLine(memo.author, MOST.line), extension),
  };
  const composed = composeBy('memo', occasion.templates, view, occasion.locale);
  return { ...composed, subject: oneLine(memo.subject, MOST_SUBJECT) || composed.subject };
}

/** What the memo dialog proposes: 【電話】青葉製作所 佐藤様 10:42 */
export function memoSubject(facts: CallFacts, occasion: Occasion): string {
  return composeMemo(facts, { text: '', subject: '', author: '', extension: null }, occasion).subject;
}
