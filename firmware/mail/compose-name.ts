const FORMS_JA =
  '株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|(?:一般|公益|特定)?(?:社団|財団)法人|医療法人(?:社団|財団)?' +
  '|学校法人|宗教法人|社会福祉法人|特定非営利活動法人|NPO法人|独立行政法人|[（(][株有同資名社財医学福][）)]|[㈱㈲㈳㈶]';
const FORMS_LATIN =
  'Co\\.?,? ?Ltd\\.?|Company,? Limited|K\\.?K\\.?|Inc\\.?|Corp\\.?|Corporation|LLC|L\\.L\\.C\\.|Ltd\\.?|Limited|PLC|LLP' +
  '|GmbH(?: & Co\\.? KG)?|AG|KG|S\\.?A\\.?|S\\.?A\\.?S\\.?|S\\.?r\\.?l\\.?|B\\.?V\\.?|N\\.?V\\.?|Pty\\.? Ltd\\.?';

const LEGAL_FORM_FIRST = new RegExp(`^(?:${FORMS_JA})\\s*`, 'u');
const LEGAL_FORM_LAST = new RegExp(`(?:\\s*(?:${FORMS_JA})|,?\\s+(?:${FORMS_LATIN}))$`, 'iu');

/** 株式会社青葉製作所 → 青葉製作所. A subject is read on a telephone, where the first ten characters decide. */
export function withoutLegalForm(name: string): string {
  const short = name.replace(LEGAL_FORM_FIRST, '').replace(LEGAL_FORM_LAST, '').trim();
  return short === '' ? name : short;
}

const HONORIFIC = /\s*(?:様|さま|さん|殿|氏|先生)$/u;
const FAMILY_NAME_FIRST = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Hangul}/u;
const LATIN = /^[\p{Script=Latin}\p{M}\s.,'’-]+$/u;

/**
 * 佐藤 美咲 → 佐藤, Misaki Sato → Sato, Sato, Misaki → Sato. A name in katakana alone (ジョン スミス) is
 * kept whole, because nobody can tell its order.
 */
export function familyName(contact: string): string {
  const name = withoutHonorific(contact);
  const words = name.split(/\s+/);
  if (FAMILY_NAME_FIRST.test(name)) return words[0] ?? name;
  if (!LATIN.test(name)) return name;
  const comma = name.indexOf(',');
  return comma > 0 ? name.slice(0, comma) : (words.at(-1) ?? name);
}

/** Some write 佐藤様 into the customer's field; 佐藤様 様 would look careless. */
export function withoutHonorific(name: string): string {
  const bare = name.replace(HONORIFIC, '').trim();
  return bare === '' ? name : bare;
}
