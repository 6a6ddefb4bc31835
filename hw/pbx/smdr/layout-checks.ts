import { FIELDS, type Form, type Layout } from './layout.ts';

/** One thing wrong with a layout, in plain English. */
export interface LayoutFault {
  /** `['forms', 0, 'columns', 'date']` */
  readonly path: readonly (string | number)[];
  readonly reason: string;
  readonly remedy: string;
}

const KNOWN = Object.keys(FIELDS);

/** What a schema cannot see: whether the names that forms give and rules want are the same. */
export function checkNames(layout: Layout): readonly LayoutFault[] {
  const given = givenBy(layout);
  return [
    ...faultsOfForms(layout),
    ...unknownTargets(layout),
    ...wantedInVain(layout, new Set([...given.keys(), '-'])),
    ...givenInVain(layout, given),
  ];
}

/** Names that are given, and where the first time. */
function givenBy(layout: Layout): ReadonlyMap<string, LayoutFault['path']> {
  const places: (readonly [name: string, path: LayoutFault['path']])[] = [
    ...layout.forms.flatMap((form, at) => namesOf(form).map((name) => [name, ['forms', at]] as const)),
    ...(layout.refine ?? []).flatMap(({ patterns }, at) =>
      patterns.flatMap(groupsIn).map((name) => [name, ['refine', at]] as const),
    ),
  ];
  const given = new Map<string, LayoutFault['path']>();
  for (const [name, path] of places) if (!given.has(name)) given.set(name, path);
  return given;
}

function namesOf(form: Form): readonly string[] {
  if (form.type === 'columns') return Object.keys(form.columns);
  if (form.type === 'separated') return form.fields.filter((name) => name !== '-');
  return groupsIn(form.pattern);
}

const groupsIn = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/\(\?<([A-Za-z]\w*)>/g)].map(([, name = '']) => name);

function faultsOfForms({ forms }: Layout): readonly LayoutFault[] {
  if (forms.some(({ role }) => role !== 'continuation')) return [];
  const remedy = 'Add the form of the line before, without a role.';
  return [{ path: ['forms'], reason: 'has only continuations', remedy }];
}

function unknownTargets({ records }: Layout): readonly LayoutFault[] {
  return records.flatMap(({ use = {} }, at) =>
    Object.keys(use)
      .filter((target) => !KNOWN.includes(target))
      .map((target) => ({
        path: ['records', at, 'use', target],
        reason: 'is not a field of a call',
        remedy: `Write one of: ${KNOWN.join(', ')}.`,
      })),
  );
}

function wantedInVain({ records, refine = [] }: Layout, given: ReadonlySet<string>): readonly LayoutFault[] {
  const wanted = [
    ...refine.map(({ field }, at) => ({ name: field, path: ['refine', at, 'field'] })),
    ...records.flatMap(({ when = {}, use = {} }, at) => [
      ...Object.keys(when).map((name) => ({ name, path: ['records', at, 'when', name] })),
      ...Object.entries(use).map(([to, name]) => ({ name, path: ['records', at, 'use', to] })),
    ]),
  ];
  return wanted
    .filter(({ name }) => !given.has(name))
    .map(({ name, path }) => ({
      path,
      reason: `wants the field "${name}", which no form gives`,
      remedy: `The forms give: ${[...given].filter((one) => one !== '-').join(', ')}.`,
    }));
}

/** A misspelt `extention` would be read and never seen. */
function givenInVain(
  layout: Layout,
  given: ReadonlyMap<string, LayoutFault['path']>,
): readonly LayoutFault[] {
  const wanted = new Set([
    ...KNOWN,
    ...(layout.refine ?? []).map(({ field }) => field),
    ...layout.records.flatMap(({ when = {}, use = {} }) => [...Object.keys(when), ...Object.values(use)]),
  ]);
  return [...given]
    .filter(([name]) => !wanted.has(name))
    .map(([name, path]) => ({
      path,
      reason: `gives the field "${name}", which nothing uses`,
      remedy: `Leave it out, use it in a rule, or write one of: ${KNOWN.join(', ')}.`,
    }));
}
