import type { AbsenceReason } from '../line-event.ts';

/** One-letter reasons of the networks: North America and ETSI know P and O, Japan adds C and S. */
const CODES: ReadonlyMap<string, AbsenceReason> = new Map([
  ['P', 'withheld'],
  ['O', 'unavailable'],
  ['C', 'payphone'],
  ['S', 'service-conflict'],
  ['E', 'receive-error'],
]);

/**
 * Spelled reasons, as exchanges and modems write them in place of the number or the name. The whole text must be one
 * of these: "Private Clinic" is a name.
 */
const WORDS: readonly (readonly [RegExp, AbsenceReason])[] = [
  [/^(private|withheld|with held|restricted|anonymous|blocked|suppressed|priv ?dir ?off)$/, 'withheld'],
  [/^(private|withheld|restricted|anonymous|blocked) (number|name|caller|call|id)$/, 'withheld'],
  [/^((number|caller|caller id|id|name) (withheld|blocked|restricted)|非通知(設定)?)$/, 'withheld'],
  [/^(unavailable|unavail|not available|unknown|out of area|out area|no number|表示圏外)$/, 'unavailable'],
  [/^((unknown|unavailable) (number|name|caller)|(number|name) unavailable)$/, 'unavailable'],
  [/^(payphone|pay phone|public phone|public telephone|公衆電話)$/, 'payphone'],
  [/^(service conflict|conflict|サービス競合)$/, 'service-conflict'],
  [/^((receive|reception|data|checksum) error|受信エラー)$/, 'receive-error'],
];

/** The reason behind a code letter or a word, null when the text is something else. */
export function absenceOf(text: string): AbsenceReason | null {
  const trimmed = text.trim();
  const code = CODES.get(trimmed.toUpperCase());
  if (code !== undefined) return code;
  const words = trimmed.toLowerCase().replace(/[\s_-]+/g, ' ');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
