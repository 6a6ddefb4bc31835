import type { Fields } from './template.ts';

/** Every kind of mail has a template of its own (SPEC F1). */
export const TEMPLATE_KINDS = ['missed', 'memo', 'digest', 'report'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** The three parts of a mail as somebody wrote them. `html` is what stands in the body. */
export interface TemplateSource {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What every mail may say. `note`: what the box has to say of the template itself. */
const COMMON = { to: 'text', site: 'text', footer: 'text', note: 'text' } as const;

const CALL = {
  outcome: 'text',
  caller: 'text',
  who: { line: 'text' },
  company: 'text',
  department: 'text',
  contact: 'text',
  importance: 'text',
  address: 'text',
  fax: 'text',
  number: 'text',
  tel: 'text',
  when: 'text',
  date: 'text',
  time: 'text',
  line: 'text',
  ring: 'text',
  link: 'text',
  facts: { title: 'text', label: 'text', value: 'text' },
} as const;

/** The names that a template of each kind may use. */
export const TEMPLATE_FIELDS: Readonly<Record<TemplateKind, Fields>> = {
  missed: { ...COMMON, ...CALL, memo: 'text' },
  memo: { ...COMMON, ...CALL, memo: 'text', author: 'text' },
  digest: {
    ...COMMON,
    memo: 'text',
    count: 'text',
    callers: 'text',
    groups: {
      caller: 'text',
      who: { line: 'text' },
      company: 'text',
      contact: 'text',
      importance: 'text',
      number: 'text',
      tel: 'text',
      times: 'text',
      calls: {
        when: 'text',
        date: 'text',
        time: 'text',
        line: 'text',
        ring: 'text',
        outcome: 'text',
        memo: 'text',
        link: 'text',
      },
    },
  },
  report: { ...COMMON, title: 'text', advice: 'text', since: 'text', until: 'text' },
};
