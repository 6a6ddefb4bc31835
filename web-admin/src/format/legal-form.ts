/** A name taken apart: the legal form tells no two firms apart and is set small; stored and mailed in full. */
export interface NameParts {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

/** Longest first, so that 医療法人社団 is not taken for 医療法人. */
const FORMS = [
  '特定非営利活動法人',
  '地方独立行政法人',
  '社会保険労務士法人',
  '一般社団法人',
  '公益社団法人',
  '一般財団法人',
  '公益財団法人',
  '医療法人社団',
  '医療法人財団',
  '社会福祉法人',
  '独立行政法人',
  '国立大学法人',
  '公立大学法人',
  '司法書士法人',
  '行政書士法人',
  '農事組合法人',
  '弁護士法人',
  '税理士法人',
  '株式会社',
  '有限会社',
  '合同会社',
  '合資会社',
  '合名会社',
  '医療法人',
  '学校法人',
  '宗教法人',
  '監査法人',
  'NPO法人',
  '（株）',
  '(株)',
  '㈱',
  '（有）',
  '(有)',
  '㈲',
  '（同）',
  '(同)',
] as const;

/** Only behind the name, and only as a word of its own. */
const LATIN_FORMS =
  /[,\s]+(?:Co\.?,?\s*Ltd\.?|Ltd\.?|Inc\.?|LLC|K\.?K\.?|Corp\.?|GmbH|AG|S\.?A\.?|B\.?V\.?)$/i;

export function splitLegalForm(name: string): NameParts {
  const whole: NameParts = { before: '', core: name, after: '' };
  for (const form of FORMS) {
    if (name.length <= form.length) continue;
    if (name.startsWith(form)) return { ...whole, before: form, core: name.slice(form.length).trimStart() };
    if (name.endsWith(form)) return { ...whole, core: name.slice(0, -form.length).trimEnd(), after: form };
  }
  const latin = LATIN_FORMS.exec(name);
  if (latin === null || latin.index === 0) return whole;
  return { ...whole, core: name.slice(0, latin.index), after: latin[0].replace(/^[,\s]+/, '') };
}

/** In full-width characters: what fills the who-slot at its large size, what does on a tablet, what beside a card there. */
const LONG = 14;
const MIDDLE = 12;
const SHORT = 8;
const LATIN_WIDTH = 14 / 26;
/** Of a character of the legal form, which is set small. */
const FORM_WIDTH = 0.62;

/** How much room a name wants; the narrower the row, the sooner it is set smaller. The legal form makes none long. */
export function lengthOf(name: string): 'short' | 'usual' | 'middle' | 'long' {
  const { before, core, after } = splitLegalForm(name);
  const width = widthOf(core);
  if (width > LONG) return 'long';
  const whole = width + FORM_WIDTH * widthOf(before + after);
  if (whole > MIDDLE) return 'middle';
  return whole > SHORT ? 'usual' : 'short';
}

function widthOf(text: string): number {
  const halves = [...text].reduce((sum, character) => sum + (isNarrow(character) ? LATIN_WIDTH : 1), 0);
  // 26 Latin letters are as wide as 14 others, whatever the fractions add up to.
  return Math.round(halves * 1000) / 1000;
}

/** Latin, Greek, Cyrillic, general punctuation and half-width katakana. */
function isNarrow(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code <= 0x04ff || (code >= 0x2000 && code <= 0x206f) || (code >= 0xff61 && code <= 0xffdc);
}
