import type { Template, TemplatePreview, TemplateSource } from '../../../firmware/http/contract/templates.ts';
import { composeMissed } from '../../../firmware/mail/compose.ts';
import { sampleCall } from '../../../firmware/mail/sample-call.ts';
import {
  TEMPLATE_FIELDS,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '../../../firmware/mail/template-fields.ts';
import { templateFaults } from '../../../firmware/mail/templates.ts';
import { BUILT_IN } from '../../../firmware/mail/templates-built-in.ts';
import type { Asked, Route } from './routes.ts';

const localeOf = ({ id }: Asked): 'ja' | 'en' => (id === 'en' ? 'en' : 'ja');

function templateOf(kind: TemplateKind, asked: Asked): Template {
  const own = asked.box.templates.get(`${asked.id} ${kind}`) ?? null;
  const fields = Object.entries(TEMPLATE_FIELDS[kind]).map(([name, field]) => ({
    name,
    fields: field === 'text' ? [] : Object.keys(field),
  }));
  return { own, builtIn: BUILT_IN[localeOf(asked)][kind], fields, faults: [] };
}

function preview(kind: TemplateKind, asked: Asked): TemplatePreview {
  const source = asked.body['source'] as TemplateSource;
  const faults = [...templateFaults(kind, source)];
  if (faults.length > 0) return { faults, mail: null };
  const locale = localeOf(asked);
  const occasion = { locale, timeZone: 'Asia/Tokyo', siteName: '日向設備', toName: '高橋 健一' };
  const call = sampleCall(Date.now(), locale);
  return {
    faults,
    mail: composeMissed(call, '不在時に電話がありました', { ...occasion, templates: { missed: source } }),
  };
}

/** What the editor of templates asks, answered by the box's own templates. */
export const TEMPLATE_ROUTES: Readonly<Record<string, Route>> = Object.fromEntries(
  TEMPLATE_KINDS.flatMap((kind): [string, Route][] => [
    [`GET templates/:id/${kind}`, (asked) => templateOf(kind, asked)],
    [`POST templates/:id/${kind}/preview`, (asked) => preview(kind, asked)],
    [
      `PUT templates/:id/${kind}`,
      ({ box, id, body }) => {
        const source = body['source'] as TemplateSource | null;
        if (source === null) box.templates.delete(`${id} ${kind}`);
        else box.templates.set(`${id} ${kind}`, source);
        return {};
      },
    ],
  ]),
);
