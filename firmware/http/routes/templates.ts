import { z } from 'zod';
import { administrator } from '../../access/who.ts';
import type { Fields } from '../../mail/template.ts';
import { TEMPLATE_FIELDS } from '../../mail/template-fields.ts';
import { type PartFault, templateFaults } from '../../mail/templates.ts';
import { BUILT_IN } from '../../mail/templates-built-in.ts';
import { previewTemplate } from '../../reception/preview-template.ts';
import { getTemplates, putTemplate } from '../../store/templates.ts';
import {
  PreviewTemplate,
  PutTemplate,
  Template,
  TemplateKind,
  TemplateLocale,
  TemplatePreview,
} from '../contract/templates.ts';
import { RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const Which = z.object({ locale: TemplateLocale, kind: TemplateKind });

export function templateRoutes(services: Services): Route[] {
  const { db, clock, letterhead } = services;
  return [
    route({
      method: 'GET',
      path: '/api/templates/:locale/:kind',
      summary: 'The text of a kind of mail',
      who: administrator(),
      params: Which,
      reply: Template,
      handle: async ({ params: { locale, kind } }) => {
        const own = (await getTemplates(db.knex, locale))[kind] ?? null;
        return {
          own,
          builtIn: BUILT_IN[locale][kind],
          fields: fieldsOf(TEMPLATE_FIELDS[kind]),
          faults: own === null ? [] : templateFaults(kind, own),
        };
      },
    }),
    route({
      method: 'PUT',
      path: '/api/templates/:locale/:kind',
      summary: 'Change the text of a kind of mail',
      who: administrator(),
      params: Which,
      body: PutTemplate,
      reply: Done,
      handle: async ({ params: { locale, kind }, body: { source }, audit }) => {
        const faults = source === null ? [] : templateFaults(kind, source);
        if (faults.length > 0) throw refused(faults);
        await write(services, audit, 'settings', (trx) =>
          putTemplate(trx, { kind, locale, source }, clock.now()),
        );
        return done;
      },
    }),
    route({
      method: 'POST',
      path: '/api/templates/:locale/:kind/preview',
      summary: 'Try the text of a kind of mail',
      who: administrator(),
      params: Which,
      body: PreviewTemplate,
      reply: TemplatePreview,
      // Asked for with every word that is typed, and nothing is kept.
      audited: false,
      handle: ({ params, body }) => previewTemplate(db.knex, { ...params, ...body }, letterhead, clock.now()),
    }),
  ];
}

function fieldsOf(fields: Fields): Template['fields'] {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    fields: field === 'text' ? [] : fieldsOf(field).flatMap((one) => [one.name, ...one.fields]),
  }));
}

const SAYS: Readonly<Record<PartFault['code'], (fault: PartFault) => string>> = {
  syntax: ({ found }) => found,
  unknown: ({ found, nearest }) =>
    `there is no placeholder {{${found}}}${nearest === null ? '' : `; did you mean {{${nearest}}}?`}`,
  list: ({ found }) => `{{${found}}} is a list: write {{#${found}}} … {{/${found}}}`,
  tag: ({ found }) => `{{${found}}}: write {{name}}, {{#name}} or {{^name}}; nothing else is allowed`,
  deep: ({ found }) => `{{#${found}}} is nested too deep, or in itself`,
  long: ({ found }) => `${found} characters are too many`,
};

function refused(faults: readonly PartFault[]): RefusalError {
  const fields = faults.slice(0, 50).map((fault) => {
    const { part, line, column, code } = fault;
    return { path: `source.${part}`, message: `line ${line}, column ${column}: ${SAYS[code](fault)}` };
  });
  return new RefusalError('invalid', 'the template is not valid', fields);
}
