import type { Knex } from 'knex';
import { TEMPLATE_KINDS, type TemplateKind, type TemplateSource } from '../mail/template-fields.ts';
import type { OwnTemplates, TemplatePart } from '../mail/templates.ts';
import type { Handle } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

type Locale = 'ja' | 'en';

/** Each template is a setting of its own, merged by itself between boxes; null says that it was taken away. */
const nameOf = (kind: TemplateKind, locale: Locale): string => `template ${kind} ${locale}`;

/** The office's own templates in one language. They were checked when they were stored, by the version of then. */
export async function getTemplates(db: Handle, locale: Locale): Promise<OwnTemplates> {
  const names = TEMPLATE_KINDS.map((kind) => nameOf(kind, locale));
  const stored = await readSettings(db, names);
  const entries = TEMPLATE_KINDS.flatMap((kind) => {
    const source = stored.get(nameOf(kind, locale)) ?? null;
    return source === null ? [] : [[kind, sourceOf(source)] as const];
  });
  return Object.fromEntries(entries);
}

/** No such placeholder exists: a template with it is told of as one with a fault, and the built-in text is used. */
const UNREADABLE = '{{unreadable}}';

/** Another version may have stored another shape. */
function sourceOf(stored: unknown): TemplateSource {
  const parts = new Map<string, unknown>(Object.entries(Object(stored)));
  const part = (name: TemplatePart): string => {
    const source = parts.get(name);
    return typeof source === 'string' ? source : UNREADABLE;
  };
  return { subject: part('subject'), text: part('text'), html: part('html') };
}

/** @param source null: the built-in one is used again. The template must be without faults. */
export async function putTemplate(
  trx: Knex.Transaction,
  {
    kind,
    locale,
    source,
  }: { readonly kind: TemplateKind; readonly locale: Locale; readonly source: TemplateSource | null },
  now: number,
): Promise<void> {
  await writeSetting(trx, nameOf(kind, locale), source, now);
}
