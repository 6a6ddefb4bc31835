import type { Locale } from './compose-words.ts';
import type { TemplateKind, TemplateSource } from './template-fields.ts';

/** What the built-in texts say in one language. */
interface TemplateWords {
  readonly greeting: string;
  readonly phone: string;
  readonly call: string;
  readonly rang: string;
  readonly takenBy: string;
  readonly record: string;
  readonly subject: string;
  readonly digestSubject: string;
  readonly digestLead: string;
  readonly group: string;
  readonly groupTimes: string;
  readonly item: string;
  readonly itemMemo: string;
  readonly report: string;
  readonly since: string;
  readonly until: string;
}

const JA: TemplateWords = {
  greeting: '{{to}} 様',
  phone: '電話',
  call: '着信',
  rang: '呼出',
  takenBy: '受けた人',
  record: '記録',
  subject: '【{{outcome}}】{{caller}} {{time}}',
  digestSubject: '【不在着信 {{count}}件】{{callers}}',
  digestLead: '{{count}}件の着信がありました。',
  group: '■ ',
  groupTimes: '（{{times}}件）',
  item: '・{{when}}{{#ring}}　呼出 {{ring}}{{/ring}}{{#outcome}}　{{outcome}}{{/outcome}}',
  itemMemo: '　{{memo}}',
  report: '【お知らせ】{{title}}',
  since: 'はじまり',
  until: 'おわり',
};

const EN: TemplateWords = {
  greeting: 'For {{to}}',
  phone: 'Phone',
  call: 'Call',
  rang: 'Rang',
  takenBy: 'Taken by',
  record: 'Record',
  subject: '{{outcome}}: {{caller}} {{time}}',
  digestSubject: '{{count}} missed calls: {{callers}}',
  digestLead: '{{count}} calls came in.',
  group: '* ',
  groupTimes: ' ({{times}})',
  item: '- {{when}}{{#ring}}, rang {{ring}}{{/ring}}{{#outcome}}, {{outcome}}{{/outcome}}',
  itemMemo: '  {{memo}}',
  report: 'Notice: {{title}}',
  since: 'Since',
  until: 'Until',
};

/** The texts as the box leaves the factory. The user's words carry a bar, as in the dialog. */
const BAR = 'margin:1.25em 0;padding-left:.75em;border-left:3px solid';

function builtIn(words: TemplateWords): Readonly<Record<TemplateKind, TemplateSource>> {
  const text = textParts(words);
  const html = htmlParts(words);
  const paragraph = (lines: string) => `<p style="margin:1.25em 0">${lines}</p>\n`;
  return {
    missed: {
      subject: words.subject,
      text: `${text.head}${text.call}{{#ring}}\n${words.rang} {{ring}}\n{{/ring}}\n${text.link}${text.foot}`,
      html: `${html.head}${paragraph(`${html.call}{{#ring}}<br>\n${words.rang} {{ring}}{{/ring}}${html.link}`)}${html.foot}`,
    },
    memo: {
      subject: words.subject,
      text: `${text.head}${text.call}{{#author}}\n${words.takenBy} {{author}}\n{{/author}}\n${text.link}${text.foot}`,
      html: `${html.head}${paragraph(`${html.call}{{#author}}<br>\n${words.takenBy} {{author}}{{/author}}${html.link}`)}${html.foot}`,
    },
    digest: {
      subject: words.digestSubject,
      text: `${text.head}${words.digestLead}
{{#groups}}

${words.group}{{caller}}${words.groupTimes}
${text.who}{{#calls}}
${words.item}
{{#memo}}
${words.itemMemo}
{{/memo}}
{{/calls}}
{{/groups}}
${text.foot}`,
      html: `${html.head}${paragraph(words.digestLead)}{{#groups}}
<p style="margin:1.25em 0"><b>{{caller}}</b>${words.groupTimes}<br>
${html.who}{{#calls}}<br>
${words.item}{{#memo}}<br>
${words.itemMemo}{{/memo}}{{#link}} <a href="{{link}}">${words.record}</a>{{/link}}{{/calls}}</p>
{{/groups}}
${html.foot}`,
    },
    report: {
      subject: words.report,
      text: `{{title}}\n{{advice}}\n\n${words.since} {{since}}\n{{#until}}\n${words.until} {{until}}\n{{/until}}\n${text.foot}`,
      html: `<p style="${BAR}">{{title}}<br>\n{{advice}}</p>\n${paragraph(
        `${words.since} {{since}}{{#until}}<br>\n${words.until} {{until}}{{/until}}`,
      )}${html.foot}`,
    },
  };
}

function textParts({ greeting, phone, call, record }: TemplateWords) {
  const who = `{{#who}}\n{{line}}\n{{/who}}\n${phone} {{number}}\n`;
  return {
    who,
    head: `{{#to}}\n${greeting}\n\n{{/to}}\n{{#memo}}\n{{memo}}\n\n{{/memo}}\n`,
    call: `${who}${call} {{when}}\n{{#facts}}\n{{label}} {{value}}\n{{/facts}}\n`,
    link: `{{#link}}\n${record} {{link}}\n{{/link}}\n`,
    foot: '{{#footer}}\n\n-- \n{{footer}}\n{{#note}}\n{{note}}\n{{/note}}\n{{/footer}}\n',
  };
}

function htmlParts({ greeting, phone, call, record }: TemplateWords) {
  const dial = '{{#tel}}<a href="tel:{{tel}}">{{number}}</a>{{/tel}}{{^tel}}{{number}}{{/tel}}';
  const who = `{{#who}}\n{{line}}<br>\n{{/who}}\n${phone} ${dial}`;
  return {
    who,
    head: `{{#to}}
<p style="margin:0 0 1.25em">${greeting}</p>
{{/to}}
{{#memo}}
<p style="${BAR}">{{memo}}</p>
{{/memo}}
`,
    call: `${who}<br>\n${call} {{when}}{{#facts}}<br>\n{{label}} {{value}}{{/facts}}`,
    link: `{{#link}}<br>\n<a href="{{link}}">${record}</a>{{/link}}`,
    foot: '{{#footer}}\n<p style="margin:1.25em 0 0;font-size:13px">{{footer}}{{#note}}<br>\n{{note}}{{/note}}</p>\n{{/footer}}\n',
  };
}

export const BUILT_IN: Readonly<Record<Locale, Readonly<Record<TemplateKind, TemplateSource>>>> = {
  ja: builtIn(JA),
  en: builtIn(EN),
};
