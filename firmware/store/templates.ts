import type { Knex } from 'knex';
import { TEMPLATE_KINDS, type TemplateKind, type TemplateSource } from '../mail/template-fields.ts';
import type { OwnTemplates } from '../mail/templates.ts';
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
    const source = stored.get(nameOf(kind, locale)) as TemplateSource | null | undefined;
    return source === null || source === undefined ? [] : [[kind, source] as const];
  });
  return Object.fromEntries(entries);
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
