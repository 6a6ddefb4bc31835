import Mustache from 'mustache';
import { nearest } from '../config/nearest.ts';
import { type Place, placeOf } from './template-place.ts';

/** What a template may name: texts, and lists whose items have fields of their own. */
export interface Fields {
  readonly [name: string]: 'text' | Fields;
}

/** What a template is filled with. An empty text or list counts as absent. */
export interface View {
  readonly [name: string]: string | readonly View[];
}

export interface TemplateFault extends Place {
  readonly code: 'syntax' | 'unknown' | 'list' | 'tag' | 'deep' | 'long';
  /** What stands there. */
  readonly found: string;
  /** Of an unknown name: the one that was probably meant. */
  readonly nearest: string | null;
}

type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly name: string }
  | {
      readonly type: 'section';
      readonly name: string;
      readonly isInverted: boolean;
      readonly nodes: readonly Node[];
    };

/** A template that was read and holds only what is allowed. */
export interface Template {
  readonly nodes: readonly Node[];
}

export type Compiled =
  | { readonly type: 'ok'; readonly template: Template }
  | { readonly type: 'faults'; readonly faults: readonly TemplateFault[] };

/** Longest template and deepest nesting. */
export const TEMPLATE_LIMITS = { length: 20_000, depth: 6 } as const;

/**
 * Reads a Mustache template. Allowed are `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}` and comments. What
 * would leave the fields (partials, other delimiters) or the escaping (`{{{name}}}`) is refused.
 *
 * @param most longest source, in UTF-16 units
 */
export function compile(source: string, fields: Fields, most: number = TEMPLATE_LIMITS.length): Compiled {
  if (source.length > most) {
    return refused([{ code: 'long', found: String(source.length), nearest: null, line: 1, column: 1 }]);
  }
  const tokens = parse(source);
  if ('code' in tokens) return refused([tokens]);
  const faults: TemplateFault[] = [];
  const nodes = nodesOf(tokens, [fields], { source, faults, depth: 0 });
  return faults.length > 0 ? refused(faults) : { type: 'ok', template: { nodes } };
}

const refused = (faults: readonly TemplateFault[]): Compiled => ({ type: 'faults', faults });

type Token = readonly [type: string, value: string, start: number, end: number, children?: readonly Token[]];

/** Mustache's own words end with the offset: `Unclosed section "to" at 12`. */
const AT = /^(.*) at (\d+)$/;

function parse(source: string): readonly Token[] | TemplateFault {
  const writer = new Mustache.Writer();
  // It would keep every draft that somebody ever typed.
  Reflect.set(writer, 'templateCache', undefined);
  try {
    return writer.parse(source, ['{{', '}}']) as unknown as readonly Token[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, found = message, offset = '0'] = AT.exec(message) ?? [];
    return { code: 'syntax', found, nearest: null, ...placeOf(source, Number(offset)) };
  }
}

interface Reading {
  readonly source: string;
  readonly faults: TemplateFault[];
  readonly depth: number;
}

function nodesOf(tokens: readonly Token[], scopes: readonly Fields[], reading: Reading): readonly Node[] {
  return tokens.flatMap((token) => nodeOf(token, scopes, reading));
}

function nodeOf(token: Token, scopes: readonly Fields[], reading: Reading): readonly Node[] {
  const [type, value, start, , children = []] = token;
  const fault = (code: TemplateFault['code'], near: string | null = null): readonly Node[] => {
    reading.faults.push({ code, found: value, nearest: near, ...placeOf(reading.source, start) });
    return [];
  };
  if (type === 'text') return [{ type: 'text', text: value }];
  if (type === '!') return [];
  if (type !== 'name' && type !== '#' && type !== '^') return fault('tag');
  const field = fieldOf(value, scopes);
  if (field === null) return fault('unknown', nearest(value, namesIn(scopes)));
  if (type === 'name') return field === 'text' ? [{ type: 'value', name: value }] : fault('list');
  // A list inside itself would make a mail of the square of its length.
  if (field !== 'text' && scopes.includes(field)) return fault('deep');
  if (reading.depth >= TEMPLATE_LIMITS.depth) return fault('deep');
  const isInverted = type === '^';
  const inner = field === 'text' || isInverted ? scopes : [field, ...scopes];
  const nodes = nodesOf(children, inner, { ...reading, depth: reading.depth + 1 });
  return [{ type: 'section', name: value, isInverted, nodes }];
}

function fieldOf(name: string, scopes: readonly Fields[]): 'text' | Fields | null {
  const scope = scopes.find((one) => Object.hasOwn(one, name));
  return scope?.[name] ?? null;
}

const namesIn = (scopes: readonly Fields[]): readonly string[] => [...new Set(scopes.flatMap(Object.keys))];

/**
 * Fills a template.
 *
 * @param quote puts a value into the kind of text that the template makes; @param most longest result, UTF-16 units
 * @returns null when the result would be longer
 */
export function render(
  { nodes }: Template,
  view: View,
  quote: (value: string) => string,
  most: number,
): string | null {
  const parts: string[] = [];
  let left = most;
  const add = (text: string): boolean => {
    left -= text.length;
    parts.push(text);
    return left >= 0;
  };
  const fill = (some: readonly Node[], scopes: readonly View[]): boolean =>
    some.every((node) => {
      if (node.type === 'text') return add(node.text);
      const value = lookUp(node.name, scopes);
      if (node.type === 'value') return add(typeof value === 'string' ? quote(value) : '');
      if ((value.length === 0) !== node.isInverted) return true;
      if (typeof value === 'string' || node.isInverted) return fill(node.nodes, scopes);
      return value.every((item) => fill(node.nodes, [item, ...scopes]));
    });
  return fill(nodes, [view]) ? parts.join('') : null;
}

function lookUp(name: string, scopes: readonly View[]): string | readonly View[] {
  const scope = scopes.find((one) => Object.hasOwn(one, name));
  return scope?.[name] ?? '';
}
