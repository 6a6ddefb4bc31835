import { BoxRefusal } from '../box/api.ts';
import type { Words } from '../i18n/words.ts';

/** What happened, what is safe, what to do: in the user's words, by the refusal's code. */
export function problemText(error: unknown, words: Words): string {
  if (error instanceof BoxRefusal) return words.problem[error.refusal.code] ?? words.problem.internal;
  return words.problem.unreachable;
}

/** The wrong fields of a refusal, by path (`numbers.0.number`); empty for any other failure. */
export function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  const fields = error instanceof BoxRefusal ? (error.refusal.fields ?? []) : [];
  return new Map(
    fields.map((field) => [field.path.replace(/^\/|\/$/g, '').replaceAll('/', '.'), field.message]),
  );
}
