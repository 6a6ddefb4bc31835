export interface Insertion {
  readonly text: string;
  /** Where the caret goes: behind the phrase, so that typing continues. */
  readonly caret: number;
}

/** Puts a canned phrase on a line of its own at the caret, closed like a sentence. */
export function insertPhrase(text: string, caret: number, phrase: string): Insertion {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const opening = before === '' || before.endsWith('\n') ? '' : '\n';
  const sentence = asSentence(phrase);
  const closing = after === '' || after.startsWith('\n') ? '' : '\n';
  const head = before + opening + sentence;
  return { text: head + closing + after, caret: head.length };
}

export function asSentence(phrase: string): string {
  const trimmed = phrase.trim();
  if (trimmed === '' || /[。．.!！?？…」）)]$/.test(trimmed)) return trimmed;
  return /[぀-ヿ㐀-鿿]/.test(trimmed) ? `${trimmed}。` : `${trimmed}.`;
}
