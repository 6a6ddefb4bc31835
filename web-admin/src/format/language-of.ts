/**
 * The language of a stored name, where its letters say it: kana and kanji are drawn with Japanese glyphs, read aloud and
 * broken as Japanese, whatever language the page is in.
 */
export const languageOf = (text: string): 'ja' | undefined =>
  /[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 'ja' : undefined;
