import { japaneseReasons } from './japanese-reasons.ts';
import { shownReason, type ToldReason } from './shown-reason.ts';

/** Why equipment is as it is, as plain text in one language; '' where nothing was told. */
export function whyText(why: readonly ToldReason[], locale: 'ja' | 'en'): string {
  if (locale === 'en') return why.map(({ text }) => text).join(' ');
  return why.map(japaneseOf).join('');
}

function japaneseOf(reason: ToldReason): string {
  const { text, said } = shownReason(reason, japaneseReasons);
  return said === '' ? text : `${text}「${said}」`;
}
