import { z } from 'zod';

/** A value that a parser refuses: why, and what to write instead. One plain English sentence each. */
export interface Refused {
  readonly type: 'refused';
  readonly reason: string;
  readonly remedy: string;
}
export type Parsed<T> = { readonly type: 'parsed'; readonly value: T } | Refused;

export const parsed = <T>(value: T): Parsed<T> => ({ type: 'parsed', value });
export const refused = (reason: string, remedy: string): Refused => ({ type: 'refused', reason, remedy });

/** What the reference and the remedies say of a field. `kind`: what may stand there, in words. */
export interface FieldNotes {
  readonly description: string;
  readonly example: string;
  readonly kind: string;
}

/**
 * One value of the file. YAML is read with every scalar as the text that stands there, so that `0312340001`
 * keeps its leading zero and `NO` stays Norway; what the text means is decided here and nowhere else.
 */
export const scalar = <T>(notes: FieldNotes, parse: (text: string) => Parsed<T>) =>
  z
    .string()
    .transform((text, context): T => {
      const result = parse(text.trim());
      if (result.type === 'parsed') return result.value;
      context.addIssue({ code: 'custom', message: result.reason, params: { remedy: result.remedy } });
      return z.NEVER;
    })
    .meta({ ...notes });

const isControl = (code: number): boolean => code < 0x20 || code === 0x7f;
const hasControl = (text: string): boolean => [...text].some((c) => isControl(c.codePointAt(0) ?? 0));

/** Text without line ends and other control characters: it ends up in mail headers and on screens. */
export const parseText = (text: string, max: number): Parsed<string> => {
  if (text.length === 0)
    return refused(
      'is empty',
      'Write a value after the colon; put it in quotes if it starts with # & * ! or @.',
    );
  if (text.length > max)
    return refused(`has ${text.length} characters, at most ${max} are allowed`, 'Shorten it.');
  if (hasControl(text))
    return refused('contains a line end or another control character', 'Write it on one line.');
  return parsed(text);
};

export const text = (description: string, example: string, max = 200) =>
  scalar({ description, example, kind: 'text' }, (value) => parseText(value, max));

/** Text of a given form. `form` says in words what is wanted. */
export const matching = (description: string, example: string, pattern: RegExp, form: string) =>
  scalar({ description, example, kind: form }, (value) => {
    const plain = parseText(value, 200);
    if (plain.type === 'refused' || pattern.test(value)) return plain;
    return refused(`is not ${form}`, `Write for example ${example}.`);
  });

export const whole = (description: string, min: number, max: number, example: number) =>
  scalar({ description, example: String(example), kind: `number ${min} to ${max}` }, (value) => {
    const remedy = `Write a whole number from ${min} to ${max}, for example ${example}.`;
    if (value.length === 0) return refused('is empty', remedy);
    if (!/^-?\d{1,15}$/.test(value)) return refused('is not a whole number', remedy);
    const number = Number(value);
    if (number < min) return refused(`is below ${min}`, remedy);
    if (number > max) return refused(`is above ${max}`, remedy);
    return parsed(number);
  });

export const flag = (description: string) =>
  scalar({ description, example: 'true', kind: 'true or false' }, (value) => {
    if (value === 'true') return parsed(true);
    if (value === 'false') return parsed(false);
    return refused('is neither true nor false', 'Write true or false.');
  });

export const oneOf = <const Choice extends string>(description: string, choices: readonly Choice[]) =>
  scalar({ description, example: choices[0] ?? '', kind: choices.join(', ') }, (value) => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return parsed(choice);
    return refused('is not one of the choices', `Write one of: ${choices.join(', ')}.`);
  });
