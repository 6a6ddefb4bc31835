import { z } from 'zod';
import { LINE_LIMIT } from './frame.ts';
import { DATE_ORDERS, DURATION_UNITS, type Layout, MEANINGS, type Meaning } from './layout.ts';

const LONGEST_PATTERN = 500;
/** `(a+)+`: on a line that does not fit it tries every way to share out the letters, which takes for ever. */
const NESTED_REPEAT = /\([^()]*[+*][^()]*\)[+*{]/;

/** Explains itself in a sentence; `remedy` travels with the issue. */
function refusal(reason: string, remedy: string) {
  return { message: reason, params: { remedy } };
}

const pattern = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const fault = patternFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', ...fault });
  });

function patternFault(text: string): ReturnType<typeof refusal> | null {
  if (text.length > LONGEST_PATTERN)
    return refusal(`is longer than ${LONGEST_PATTERN} characters`, 'Look at fewer columns at once.');
  if (NESTED_REPEAT.test(text)) {
    const remedy = 'Repeat only once: write \\d+ in place of (\\d+)+.';
    return refusal('repeats something that repeats itself, which can take for ever', remedy);
  }
  try {
    new RegExp(text);
    return null;
  } catch {
    const remedy = 'Check brackets, and write \\( for a bracket of the line. In YAML use single quotes.';
    return refusal('is not a regular expression', remedy);
  }
}

const columns = z.string().superRefine((text, context) => {
  const [, first, last = first] = /^([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?$/.exec(text.trim()) ?? [];
  const isRange = first !== undefined && Number(first) <= Number(last) && Number(last) <= LINE_LIMIT;
  if (isRange) return;
  const remedy = 'Write the first and the last column, counted from 1, for example 18-22.';
  context.addIssue({ code: 'custom', ...refusal('is not a range of columns', remedy) });
});

const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, {
  error: 'is not a name of letters and digits',
});
const role = z.enum(['record', 'continuation']).optional();

const form = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('columns'),
    when: pattern,
    columns: z.record(fieldName, columns),
    role,
  }),
  z.strictObject({
    type: z.literal('separated'),
    when: pattern,
    separator: z.string().min(1).max(10),
    fields: z.array(z.union([z.literal('-'), fieldName])).min(1),
    role,
  }),
  z.strictObject({ type: z.literal('pattern'), pattern, role }),
]);

const meanings = Object.keys(MEANINGS) as [Meaning, ...Meaning[]];

/** A layout as a site writes it, from YAML or JSON. Names of fields are checked by `layout-checks.ts`. */
export const layoutSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
    error: 'is not a short name of small letters, digits and dashes',
  }),
  title: z.string().min(1).max(200).prefault('a layout of this site'),
  evidence: z.enum(['recorded', 'manual', 'uncertain']).prefault('recorded'),
  characters: z.enum(['7-bit', '8-bit']).optional(),
  ignore: z.array(pattern).optional(),
  forms: z.array(form).min(1),
  refine: z.array(z.strictObject({ field: fieldName, patterns: z.array(pattern).min(1) })).optional(),
  date: z.enum(DATE_ORDERS).optional(),
  time: z.enum(['start', 'end']).optional(),
  units: z
    .strictObject({ ring: z.enum(DURATION_UNITS).optional(), talk: z.enum(DURATION_UNITS).optional() })
    .optional(),
  padding: z.string().max(10).optional(),
  joined: z.enum(['line', 'call']).optional(),
  records: z
    .array(
      z.strictObject({
        when: z.record(fieldName, pattern).optional(),
        means: z.enum(meanings),
        use: z.record(fieldName, z.union([z.literal('-'), fieldName])).optional(),
      }),
    )
    .min(1),
});

/** What the schema makes is a layout; zod writes an absent key as `undefined`, which it never puts there. */
export type CheckedLayout = z.output<typeof layoutSchema>;

export function layoutOf(checked: CheckedLayout): Layout {
  return checked as Layout;
}
