import type { Words } from '../i18n/words.ts';
import type { TimeFormat } from './time.ts';

export interface MailFact {
  readonly toName: string;
  readonly state: string;
  readonly at: number | null;
}

/** The word for a state of a mail; a state that this page does not know is shown as the box names it. */
export function mailStateWord(state: string, words: Words): string {
  const states: Readonly<Record<string, string>> = words.mailStates;
  return states[state] ?? state;
}

/**
 * 高橋さんへ送信済 10:32 · 高橋さんへ送信済 11/23 月 10:32. `beside` is the moment (ms) whose day the reader has
 * in mind, today or the day of the call: a mail of another day shows its date.
 */
export function mailText(mail: MailFact, words: Words, format: TimeFormat, beside: number): string {
  const time = mail.state === 'sent' && mail.at !== null ? timeBeside(mail.at, format, beside) : null;
  return words.toReturn.mail(words.toReturn.colleague(mail.toName), mailStateWord(mail.state, words), time);
}

function timeBeside(at: number, format: TimeFormat, beside: number): string {
  const clock = format.clock(at);
  return format.dayKey(at) === format.dayKey(beside) ? clock : `${format.day(at, beside)} ${clock}`;
}
