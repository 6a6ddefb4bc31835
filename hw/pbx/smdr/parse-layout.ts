import type { z } from 'zod';
import { DATE_ORDERS, type Layout, MEANINGS } from './layout.ts';
import { checkNames, type LayoutFault } from './layout-checks.ts';
import { layoutOf, layoutSchema } from './layout-schema.ts';

export type ParsedLayout =
  | { readonly type: 'layout'; readonly layout: Layout }
  | { readonly type: 'faults'; readonly faults: readonly LayoutFault[] };

/**
 * Checks a layout of a site, as YAML or JSON gives it (every value a text). All faults at once, in the order of the
 * document, each with its path, the reason and the remedy. Never throws.
 */
export function parseLayout(raw: unknown): ParsedLayout {
  const result = layoutSchema.safeParse(raw);
  if (!result.success) return { type: 'faults', faults: result.error.issues.flatMap(faultsOf) };
  const layout = layoutOf(result.data);
  const faults = checkNames(layout);
  return faults.length === 0 ? { type: 'layout', layout } : { type: 'faults', faults };
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue): readonly LayoutFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path, ...explained(issue) }];
  return issue.keys.map((key) => ({
    path: [...path, key],
    reason: 'is not known here',
    remedy: 'Look at the spelling and at the indentation, or leave it out.',
  }));
}

type Explained = Pick<LayoutFault, 'reason' | 'remedy'>;

function explained(issue: Issue): Explained {
  switch (issue.code) {
    case 'custom':
      return { reason: issue.message, remedy: String(issue.params?.['remedy'] ?? '') };
    case 'invalid_type':
      return missing(issue);
    case 'invalid_value':
      return { reason: 'is not one of the choices', remedy: choices(issue) };
    case 'invalid_union':
      return {
        reason: 'is none of the known forms',
        remedy: 'Write type: columns, type: separated or type: pattern.',
      };
    case 'too_small':
      return { reason: 'is empty', remedy: 'Write at least one entry, or leave the key out.' };
    case 'too_big':
      return { reason: 'is too long', remedy: `At most ${issue.maximum} are allowed.` };
    case 'invalid_key':
      return { reason: 'is not a name of letters and digits', remedy: 'Name it like this: line, extension.' };
    case 'invalid_format':
      return { reason: issue.message, remedy: 'Write for example: our-pbx, line, extension.' };
    default:
      return { reason: issue.message, remedy: 'Compare with the examples in docs/call-logs.md.' };
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a section',
  record: 'a section',
};

function missing(issue: Extract<Issue, { readonly code: 'invalid_type' }>): Explained {
  const kind = KINDS[issue.expected] ?? issue.expected;
  return { reason: `is missing or is not ${kind}`, remedy: `Write ${kind} here.` };
}

function choices({ values }: Extract<Issue, { readonly code: 'invalid_value' }>): string {
  const known = values.map(String);
  const isMeaning = known.includes('first-leg');
  const isOrder = DATE_ORDERS.every((order) => known.includes(order));
  if (isOrder) return `Write the order of day, month and year: ${known.join(', ')}.`;
  if (!isMeaning) return `Write one of: ${known.join(', ')}.`;
  return `Write one of:\n${Object.entries(MEANINGS)
    .map(([name, text]) => `      ${name}: ${text}`)
    .join('\n')}`;
}
