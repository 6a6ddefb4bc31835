import type { Form, Layout, Meaning, RecordRule } from './layout.ts';

/** The fields of a line by name, without blanks around them. */
export type Fields = ReadonlyMap<string, string>;

/** A layout made ready for reading. */
export interface CompiledLayout {
  readonly layout: Layout;
  readonly ignore: readonly RegExp[];
  readonly forms: readonly CompiledForm[];
  readonly refine: readonly { readonly field: string; readonly patterns: readonly RegExp[] }[];
  readonly records: readonly CompiledRule[];
  /** A record may go on in the next line, so it is only whole when another one follows. */
  readonly hasContinuations: boolean;
}

export interface CompiledForm {
  readonly isContinuation: boolean;
  /** The fields of a line, null when it has another form. */
  read(text: string): Fields | null;
}

export interface CompiledRule {
  readonly when: readonly (readonly [field: string, pattern: RegExp])[];
  readonly use: readonly (readonly [target: string, source: string])[];
  readonly means: Meaning;
}

/** Throws a SyntaxError when a pattern of the layout is none; `parseLayout` has checked that for layouts of a site. */
export function compileLayout(layout: Layout): CompiledLayout {
  const forms = layout.forms.map(compiledForm);
  return {
    layout,
    ignore: (layout.ignore ?? []).map((pattern) => new RegExp(pattern)),
    forms,
    refine: (layout.refine ?? []).map(({ field, patterns }) => ({
      field,
      patterns: patterns.map((pattern) => new RegExp(pattern)),
    })),
    records: layout.records.map(compiledRule),
    hasContinuations: forms.some(({ isContinuation }) => isContinuation),
  };
}

function compiledRule({ when = {}, use = {}, means }: RecordRule): CompiledRule {
  return {
    when: Object.entries(when).map(([field, pattern]) => [field, new RegExp(pattern)] as const),
    use: Object.entries(use),
    means,
  };
}

function compiledForm(form: Form): CompiledForm {
  const isContinuation = form.role === 'continuation';
  switch (form.type) {
    case 'columns':
      return { isContinuation, read: columnReader(form) };
    case 'separated':
      return { isContinuation, read: separatedReader(form) };
    case 'pattern': {
      const pattern = new RegExp(form.pattern);
      return { isContinuation, read: (text) => groupsOf(pattern, text) };
    }
  }
}

type Of<Type extends Form['type']> = Extract<Form, { readonly type: Type }>;

function columnReader(form: Of<'columns'>): CompiledForm['read'] {
  const when = new RegExp(form.when);
  const columns = Object.entries(form.columns).map(([name, range]) => {
    const [first = 1, last = first] = range.split('-').map(Number);
    return { name, from: first - 1, to: last };
  });
  const width = Math.max(0, ...columns.map(({ to }) => to));
  return (line) => {
    // Many programs cut off the blanks at the end of a line.
    const text = line.padEnd(width);
    if (!when.test(text)) return null;
    return new Map(columns.map(({ name, from, to }) => [name, text.slice(from, to).trim()]));
  };
}

function separatedReader(form: Of<'separated'>): CompiledForm['read'] {
  const when = new RegExp(form.when);
  return (text) => {
    if (!when.test(text)) return null;
    const values = splitAt(form.separator, text);
    if (values === null) return null;
    return new Map(form.fields.map((name, at) => [name, (values[at] ?? '').trim()]));
  };
}

/**
 * Splits as CSV does: a separator between double quotes is part of the value, and two quotes there are one. A quote inside
 * a value that does not begin with one is a character of it. Null when something stands behind the closing quote: those
 * characters were not printed side by side, and must not become one number.
 */
export function splitAt(separator: string, text: string): readonly string[] | null {
  const values: string[] = [];
  let value = '';
  let quotes: 'none' | 'open' | 'closed' = 'none';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quotes === 'open') {
      if (character !== '"') value += character;
      else if (text[at + 1] !== '"') quotes = 'closed';
      else {
        value += '"';
        at += 1;
      }
    } else if (text.startsWith(separator, at)) {
      values.push(value);
      [value, quotes] = ['', 'none'];
      at += separator.length - 1;
    } else if (character === '"' && value.trim() === '' && quotes === 'none') [value, quotes] = ['', 'open'];
    else if (quotes === 'none') value += character;
    else if (character !== ' ') return null;
  }
  return [...values, value];
}

export function groupsOf(pattern: RegExp, text: string): Fields | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const groups = Object.entries(found.groups ?? {}) as [string, string | undefined][];
  return new Map(groups.map(([name, value]) => [name, value?.trim() ?? '']));
}
