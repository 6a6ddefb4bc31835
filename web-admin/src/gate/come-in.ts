import { BoxRefusal } from '../box/api.ts';
import { problemText } from '../desk/problem.ts';
import type { GateWords } from '../i18n/words.ts';

/** From the start, with the new session: nothing of the stranger's page stays. */
export function comeIn(to = '/'): void {
  location.assign(to);
}

/** @param wrong what is said when the box does not accept what was typed */
export function doorProblem(error: unknown, wrong: string, words: GateWords): string {
  if (!(error instanceof BoxRefusal)) return problemText(error, words);
  const { code, retryAfter } = error.refusal;
  if (retryAfter !== undefined) return words.gate.wait(retryAfter);
  return code === 'log-in' || code === 'forbidden' ? wrong : problemText(error, words);
}
