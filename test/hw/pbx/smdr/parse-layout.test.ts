import test from 'ava';
import { parseLayout } from '../../../../hw/pbx/smdr/parse-layout.ts';

const GOOD = {
  name: 'our-pbx',
  forms: [
    {
      type: 'columns',
      when: '^\\d\\d/\\d\\d ',
      columns: { line: '1-2', number: '4-20', talk: '22-29', code: '31' },
    },
  ],
  records: [{ when: { code: '^I$' }, means: 'incoming' }],
};

const faultsOf = (raw: unknown) => {
  const parsed = parseLayout(raw);
  return parsed.type === 'faults' ? parsed.faults : [];
};

test('what is left out has a default', (t) => {
  const parsed = parseLayout(GOOD);
  t.is(parsed.type, 'layout');
  t.like(parsed.type === 'layout' ? parsed.layout : {}, { name: 'our-pbx', evidence: 'recorded' });
});

const refused = test.macro({
  exec(t, change: object, path: string, reason: RegExp, remedy: RegExp) {
    const faults = faultsOf({ ...GOOD, ...change });
    const fault = faults.find((one) => one.path.join('.') === path);
    t.truthy(fault, `faults: ${JSON.stringify(faults)}`);
    t.regex(fault?.reason ?? '', reason);
    t.regex(fault?.remedy ?? '', remedy);
  },
  title: (given = '') => `refused: ${given}`,
});

const form = { type: 'columns', when: '^x', columns: { line: '1-2', number: '4-20', code: '31' } };
const withForm = (change: object) => ({ forms: [{ ...form, ...change }] });

test('no name', refused, { name: undefined }, 'name', /missing/, /Write a text/);
test('a name with blanks', refused, { name: 'our pbx' }, 'name', /short name/, /our-pbx/);
test('no forms', refused, { forms: [] }, 'forms', /empty/, /at least one/);
test(
  'an unknown form',
  refused,
  { forms: [{ type: 'csv' }] },
  'forms.0.type',
  /known forms/,
  /columns.*pattern/,
);
test(
  'columns the wrong way round',
  refused,
  withForm({ columns: { line: '9-3' } }),
  'forms.0.columns.line',
  /range/,
  /18-22/,
);
test(
  'columns from nought',
  refused,
  withForm({ columns: { line: '0-3' } }),
  'forms.0.columns.line',
  /range/,
  /from 1/,
);
test(
  'columns beyond the longest line',
  refused,
  withForm({ columns: { line: '1-2000' } }),
  'forms.0.columns.line',
  /range/,
  /./,
);
test('a broken pattern', refused, withForm({ when: '(' }), 'forms.0.when', /regular expression/, /brackets/);
test(
  'a pattern that may never end',
  refused,
  withForm({ when: '^(a+)+$' }),
  'forms.0.when',
  /for ever/,
  /once/,
);
test(
  'a pattern of a thousand letters',
  refused,
  withForm({ when: 'x'.repeat(1000) }),
  'forms.0.when',
  /longer/,
  /./,
);
test('a misspelt key', refused, { form: [] }, 'form', /not known/, /spelling/);
test(
  'a misspelt key further down',
  refused,
  withForm({ colums: {} }),
  'forms.0.colums',
  /not known/,
  /spelling/,
);
test(
  'an unknown meaning',
  refused,
  { records: [{ means: 'incomming' }] },
  'records.0.means',
  /choices/,
  /first-leg: /,
);
test('an unknown date order', refused, { date: 'dym' }, 'date', /choices/, /mdy, dmy, ymd, ydm/);
test(
  'an unknown unit',
  refused,
  { units: { talk: 'minutes' } },
  'units.talk',
  /choices/,
  /clock, hhmmss, hmmss, mmss, hmmt/,
);
test('no rules', refused, { records: [] }, 'records', /empty/, /at least one/);
test(
  'a rule that wants a field that no form gives',
  refused,
  { records: [{ when: { kode: 'x' }, means: 'incoming' }] },
  'records.0.when.kode',
  /"kode", which no form gives/,
  /line, number/,
);
test(
  'a refinement of a field that no form gives',
  refused,
  { refine: [{ field: 'dial', patterns: ['(?<line>.)'] }] },
  'refine.0.field',
  /"dial"/,
  /./,
);
test(
  'a field that nothing uses',
  refused,
  withForm({ columns: { extention: '1-2', code: '31' } }),
  'forms.0',
  /"extention", which nothing uses/,
  /extension/,
);
test(
  'a value for a field that no call has',
  refused,
  { records: [{ means: 'incoming', use: { numbr: 'number' } }] },
  'records.0.use.numbr',
  /not a field of a call/,
  /number/,
);
test(
  'only continuations',
  refused,
  withForm({ role: 'continuation' }),
  'forms',
  /only continuations/,
  /line before/,
);

test('all faults at once', (t) => {
  t.true(faultsOf({ name: 'X', forms: [{ type: 'foo' }], records: [{ means: 'x' }], extra: 1 }).length >= 4);
});

for (const raw of [null, undefined, 7, 'text', [], [[]], { forms: 'x', records: {} }]) {
  test(`no layout, and nothing is thrown: ${JSON.stringify(raw) ?? 'undefined'}`, (t) => {
    t.true(faultsOf(raw).length > 0);
  });
}
