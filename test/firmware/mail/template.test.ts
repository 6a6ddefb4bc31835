import test from 'ava';
import fc from 'fast-check';
import { compile, type Fields, render, TEMPLATE_LIMITS, type View } from '../../../firmware/mail/template.ts';
import { TEMPLATE_FIELDS, TEMPLATE_KINDS } from '../../../firmware/mail/template-fields.ts';
import { escapeHtml } from '../../../firmware/mail/template-html.ts';
import { composeBy, templateFaults } from '../../../firmware/mail/templates.ts';
import { BUILT_IN } from '../../../firmware/mail/templates-built-in.ts';

const FIELDS: Fields = { name: 'text', memo: 'text', calls: { time: 'text', who: { line: 'text' } } };
const VIEW: View = {
  name: '青葉 <b>&',
  memo: '',
  calls: [
    { time: '10:42', who: [] },
    { time: '10:45', who: [{ line: 'x' }] },
  ],
};

function made(source: string, quote = (value: string) => value, most = 1000): string | null {
  const compiled = compile(source, FIELDS);
  if (compiled.type !== 'ok') throw new Error(JSON.stringify(compiled.faults));
  return render(compiled.template, VIEW, quote, most);
}

test('names are filled in, lists are repeated, and absent parts are left out', (t) => {
  t.is(made('{{name}} 様'), '青葉 <b>& 様');
  t.is(made('{{#calls}}\n- {{time}} {{name}}\n{{/calls}}\n.'), '- 10:42 青葉 <b>&\n- 10:45 青葉 <b>&\n.');
  t.is(made('{{#memo}}memo{{/memo}}{{^memo}}none{{/memo}}{{#name}}!{{/name}}'), 'none!');
  t.is(made('{{#calls}}{{#who}}{{line}}{{/who}}{{^who}}-{{/who}}{{/calls}}'), '-x');
  t.is(made('a{{! a comment }}b'), 'ab');
});

test('values are escaped in HTML and nowhere else, and the template itself is kept', (t) => {
  t.is(made('<i>{{name}}</i>', escapeHtml), '<i>青葉 &lt;b&gt;&amp;</i>');
  t.is(made('<i>{{name}}</i>'), '<i>青葉 <b>&</i>');
});

const faulty = test.macro({
  exec(t, source: string, code: string, line: number, column: number, near: string | null = null) {
    const compiled = compile(source, FIELDS);
    const [fault] = compiled.type === 'faults' ? compiled.faults : [];
    t.like(fault, { code, line, column, nearest: near });
  },
  title: (_, source) => `refused with its place: ${JSON.stringify(source)}`,
});
test(faulty, 'To {{nmae}}', 'unknown', 1, 4, 'name');
test(faulty, '青葉\nx {{memoo}}', 'unknown', 2, 3, 'memo');
test(faulty, '{{time}}', 'unknown', 1, 1, 'name');
test(faulty, '{{#calls}}{{nosuch}}{{/calls}}', 'unknown', 1, 11);
test(faulty, '{{calls}}', 'list', 1, 1);
test(faulty, '{{{name}}}', 'tag', 1, 1);
test(faulty, '{{&name}}', 'tag', 1, 1);
test(faulty, 'x {{> other}}', 'tag', 1, 3);
test(faulty, '{{=<% %>=}}', 'tag', 1, 1);
test(faulty, '{{#calls}}{{#calls}}x{{/calls}}{{/calls}}', 'deep', 1, 11);
test(faulty, 'a\n{{#name}}', 'syntax', 2, 10);
test(faulty, '{{name', 'syntax', 1, 7);
test(faulty, '{{/name}}', 'syntax', 1, 1);
test(faulty, 'x'.repeat(TEMPLATE_LIMITS.length + 1), 'long', 1, 1);

for (const name of [
  'constructor',
  '__proto__',
  'toString',
  'length',
  'calls.length',
  'name.constructor',
  '.',
]) {
  test(`nothing but listed names can be reached: ${name}`, (t) => {
    t.is(compile(`{{${name}}}`, FIELDS).type, 'faults');
    t.is(compile(`{{#calls}}{{${name}}}{{/calls}}`, FIELDS).type, 'faults');
  });
}

test('a result has a limit, also when a small template would make much of a long list', (t) => {
  t.is(made('{{#calls}}{{name}}{{/calls}}', undefined, 10), null);
});

test('whatever is typed, it is compiled or refused, and never thrown', (t) => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{{#calls}}',
    '{{/calls}}',
    '{{name}}',
    '{{^',
    '=',
    '>',
    '&',
    '!',
    '{',
    '}',
    'x',
    '\n',
    'calls',
  );
  const property = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const compiled = compile(pieces.join(''), FIELDS);
    if (compiled.type === 'ok') render(compiled.template, VIEW, escapeHtml, 10_000);
    else t.true(compiled.faults.every(({ line, column }) => line >= 1 && column >= 1));
  });
  t.notThrows(() => fc.assert(property, { seed: 20261127, numRuns: 500 }));
});

test('every built-in template is without faults, in both languages', (t) => {
  for (const locale of ['ja', 'en'] as const)
    for (const kind of TEMPLATE_KINDS) t.deepEqual(templateFaults(kind, BUILT_IN[locale][kind]), []);
  t.true(Object.keys(TEMPLATE_FIELDS).length === TEMPLATE_KINDS.length);
});

test('a template that cannot be filled is replaced by the built-in one, which says so; the mail is not lost', (t) => {
  const view = {
    to: '高橋',
    caller: '青葉',
    number: '03',
    when: '10:42',
    outcome: '不在着信',
    time: '10:42',
  };
  const own = { subject: '{{gone}}', text: 'x', html: 'x' };
  const mail = composeBy('missed', { missed: own }, view, 'ja');
  t.is(mail.subject, '【不在着信】青葉 10:42');
  t.regex(mail.text, /標準の文面で送りました/);
  t.regex(mail.html, /標準の文面で送りました/);
  t.notRegex(composeBy('missed', {}, view, 'ja').text, /標準の文面/);
});

test('a part that comes out blank is taken from the built-in text: no mail is without a subject', (t) => {
  const own = { subject: '{{memo}}', text: ' \n', html: '{{#memo}}<p>{{memo}}</p>{{/memo}}' };
  const view = { caller: '青葉製作所', outcome: '不在着信', time: '10:42', memo: '', number: '03-0000-1201' };
  const { subject, text, html } = composeBy('missed', { missed: own }, view, 'ja');
  t.is(subject, '【不在着信】青葉製作所 10:42');
  t.regex(text, /03-0000-1201/);
  t.regex(html, /03-0000-1201/);
  t.is(composeBy('missed', { missed: own }, { ...view, memo: '至急' }, 'ja').subject, '至急');
});
