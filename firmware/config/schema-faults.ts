import type { z } from 'zod';
import { type Fault, type Path, pathText, type Raw, shown, valueAt } from './fault.ts';
import { nearest } from './nearest.ts';
import { type SchemaNode, schemaAt, typesOf } from './schema-tree.ts';

type Issue = z.core.$ZodIssue;
type LineOf = (path: Path) => number | undefined;

/** Every issue of the schema as a fault with the reason and the remedy in words. Several keys, several faults. */
export const schemaFaults = (issues: readonly Issue[], raw: Raw, lineOf: LineOf): Fault[] =>
  issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(path, key, raw, lineOf));
    return [fault(path, raw, lineOf, explain(issue, path, raw))];
  });

interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

const fault = (path: Path, raw: Raw, lineOf: LineOf, explanation: Explanation): Fault => {
  const value = valueAt(raw, path);
  // Of something that is missing, the section that lacks it is the place to look at.
  const line = value === undefined ? lineOf(path.slice(0, -1)) : lineOf(path);
  const isWrongKind = typeof value === 'string' && expectsMany(schemaAt(path, raw));
  const what = isWrongKind && value !== '' ? '(a text)' : shown(path, value);
  return { path: pathText(path), ...(line === undefined ? {} : { line }), value: what, ...explanation };
};

const expectsMany = (node: SchemaNode | undefined): boolean =>
  node?.properties !== undefined || node?.items !== undefined || node?.oneOf !== undefined;

const unknownKey = (path: Path, key: string, raw: Raw, lineOf: LineOf): Fault => {
  const known = Object.keys(schemaAt(path, raw)?.properties ?? {});
  const meant = nearest(key, known);
  const line = lineOf([...path, key]) ?? lineOf(path);
  return {
    path: pathText([...path, key.slice(0, 40)]),
    ...(line === undefined ? {} : { line }),
    // What stands beside a mistyped "pasword" is a password all the same.
    value: '(not shown)',
    reason: 'is not known here',
    remedy: meant === null ? `Known are: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
  };
};

const explain = (issue: Issue, path: Path, raw: Raw): Explanation => {
  const node = schemaAt(path, raw);
  if (issue.code === 'custom')
    return { reason: issue.message, remedy: String(issue.params?.['remedy'] ?? '') };
  if (issue.code === 'invalid_union') return wrongType(path, raw);
  if (issue.code === 'too_small') return { reason: 'is an empty list', remedy: 'Add at least one entry.' };
  const key = path.at(-1);
  if (valueAt(raw, path) === undefined) return { reason: 'is missing', remedy: addRemedy(key, node) };
  const isEmpty = valueAt(raw, path) === '';
  return { reason: isEmpty ? 'is empty' : `is not ${wanted(node)}`, remedy: writeRemedy(node) };
};

const wrongType = (path: Path, raw: Raw): Explanation => {
  const types = typesOf(schemaAt(path.slice(0, -1), raw));
  const given = valueAt(raw, path);
  const meant = typeof given === 'string' ? nearest(given, types) : null;
  const reason = given === undefined ? 'is missing' : 'is not a known kind of link';
  return {
    reason,
    remedy: meant === null ? `Write one of: ${types.join(', ')}.` : `Did you mean "${meant}"?`,
  };
};

const wanted = (node: SchemaNode | undefined): string => {
  if (node?.items !== undefined) return 'a list';
  return expectsMany(node) ? 'a section with keys of its own' : 'a single value';
};

const addRemedy = (key: string | number | undefined, node: SchemaNode | undefined): string => {
  if (node?.example !== undefined) return `Add ${key}: ${node.example}`;
  const keys = node?.required ?? Object.keys(node?.properties ?? {});
  if (node?.items === undefined) return `Add the section ${key} with: ${keys.join(', ')}.`;
  return `Add the list ${key}; each entry has: ${(node.items.required ?? []).join(', ')}.`;
};

const writeRemedy = (node: SchemaNode | undefined): string => {
  if (node?.example !== undefined) return `Write for example ${node.example}.`;
  if (node?.items !== undefined) return 'Write each entry on a line of its own that begins with "- ".';
  return `Write its keys on indented lines of their own: ${Object.keys(node?.properties ?? {}).join(', ')}.`;
};
