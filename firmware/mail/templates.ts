import { oneLine } from './compose-clean.ts';
import type { Locale } from './compose-words.ts';
import { type Compiled, compile, render, type TemplateFault, type View } from './template.ts';
import { TEMPLATE_FIELDS, type TemplateKind, type TemplateSource } from './template-fields.ts';
import { escapeHtml, htmlDocument } from './template-html.ts';
import { BUILT_IN } from './templates-built-in.ts';

export type TemplatePart = keyof TemplateSource;
export const TEMPLATE_PARTS: readonly TemplatePart[] = ['subject', 'text', 'html'];

/** The office's own templates in one language; where there is none the built-in one is used. */
export type OwnTemplates = Readonly<Partial<Record<TemplateKind, TemplateSource>>>;

/** `subject` is one line without control characters, not yet encoded for a header. */
export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type PartFault = TemplateFault & { readonly part: TemplatePart };

/** Longest subject is what the memo dialog lets through; the others are what a mail reader shows without effort. */
const MOST: Readonly<Record<TemplatePart, number>> = { subject: 2_000, text: 100_000, html: 300_000 };
/** A subject is a line. */
const MOST_SOURCE: Readonly<Record<TemplatePart, number>> = { subject: 300, text: 10_000, html: 20_000 };
export const MOST_SUBJECT = 200;

/** Everything that is wrong with a template, in the order of its parts. */
export function templateFaults(kind: TemplateKind, source: TemplateSource): readonly PartFault[] {
  const parts = compiledOf(kind, source);
  return TEMPLATE_PARTS.flatMap((part) => {
    const compiled = parts[part];
    return compiled.type === 'ok' ? [] : compiled.faults.map((fault) => ({ ...fault, part }));
  });
}

/**
 * A part that comes out blank is taken from the built-in text: nobody opens a mail without a subject, and some servers
 * refuse it.
 *
 * @returns null when the template has a fault, or makes something too long of these facts
 */
export function fill(
  kind: TemplateKind,
  source: TemplateSource,
  view: View,
  locale: Locale,
): Composed | null {
  const part = (name: TemplatePart): string | null => {
    const own = filled(kind, source, name, view);
    return own?.trim() === '' ? filled(kind, BUILT_IN[locale][kind], name, view) : own;
  };
  const [subject, text, html] = [part('subject'), part('text'), part('html')];
  if (subject === null || text === null || html === null) return null;
  return {
    subject: oneLine(subject, MOST_SUBJECT),
    text: `${text.replace(/^\n+/, '').trimEnd()}\n`,
    html: htmlDocument(locale, html),
  };
}

function filled(kind: TemplateKind, source: TemplateSource, part: TemplatePart, view: View): string | null {
  const compiled = compiledOf(kind, source)[part];
  if (compiled.type !== 'ok') return null;
  return render(compiled.template, view, part === 'html' ? escapeHtml : (value) => value, MOST[part]);
}

type CompiledParts = Readonly<Record<TemplatePart, Compiled>>;

/** As long as somebody holds the source: compiling takes longer than filling, and a burst of calls has one template. */
const known = new WeakMap<TemplateSource, { readonly kind: TemplateKind; readonly parts: CompiledParts }>();

function compiledOf(kind: TemplateKind, source: TemplateSource): CompiledParts {
  const before = known.get(source);
  if (before?.kind === kind) return before.parts;
  const part = (name: TemplatePart) => compile(source[name], TEMPLATE_FIELDS[kind], MOST_SOURCE[name]);
  const parts = { subject: part('subject'), text: part('text'), html: part('html') };
  known.set(source, { kind, parts });
  return parts;
}

const NOTE: Readonly<Record<Locale, string>> = {
  ja: '登録されたひな形に誤りがあるため、標準の文面で送りました。',
  en: 'Your own template has a fault; this is the built-in text.',
};

/** The mail by the office's template; by the built-in one, which then says so, where that one fails. */
export function composeBy(kind: TemplateKind, own: OwnTemplates, view: View, locale: Locale): Composed {
  const source = own[kind];
  const composed = source === undefined ? null : fill(kind, source, view, locale);
  if (composed !== null) return composed;
  const footer = view['footer'] === '' || view['footer'] === undefined ? 'Rusuban' : view['footer'];
  const noted = source === undefined ? view : { ...view, footer, note: NOTE[locale] };
  const builtIn = fill(kind, BUILT_IN[locale][kind], noted, locale);
  if (builtIn === null) throw new Error(`the built-in template "${kind}" cannot be filled`);
  return builtIn;
}
