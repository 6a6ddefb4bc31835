import { readFileSync } from 'node:fs';
import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { decode } from '../../../firmware/cli/commands/decode.ts';
import { BUILT_IN_LAYOUTS } from '../../../hw/pbx/smdr/layouts/built-in.ts';
import { type } from './fake-surroundings.ts';

const RECORD = Buffer.from("25/11/26 14:05     101 03 <I>0312345678             0'09 00:01'15\r\n");
const DOCS = readFileSync(new URL('../../../docs/call-logs.md', import.meta.url), 'utf8');
/** The example of the documentation: a site copies it. */
const EXAMPLE = /```yaml\n(name: our-pbx\n[^`]*)```/.exec(DOCS)?.[1] ?? '';

test('a built-in layout is chosen by name', async (t) => {
  const { out, err, code } = await type(['decode', 'smdr', '--layout', 'panasonic-a'], [decode], {
    input: [RECORD],
  });
  t.is(err, '');
  t.is(code, EXIT.done);
  t.like(JSON.parse(out), { type: 'logged', line: '03', number: '0312345678', talkSeconds: 75 });
});

test('the order of day and month is told apart by an option, since many PBXs can be set', async (t) => {
  const words = ['decode', 'smdr', '--layout', 'panasonic-a', '--date-order', 'dmy'];
  const { out } = await type(words, [decode], { input: [RECORD] });
  t.like(JSON.parse(out), { startedAt: '2026-11-25T14:04' });
});

test('a layout of the site is read from a file, as the documentation shows it', async (t) => {
  const { out, err, code } = await type(['decode', 'smdr', '--layout', './our-pbx.yaml'], [decode], {
    files: { './our-pbx.yaml': EXAMPLE },
    input: [Buffer.from('25.11.2026 14:05:10  IN   4  101  0312345678        00:09  00:01:15\r\n')],
  });
  t.is(err, '');
  t.is(code, EXIT.done);
  t.deepEqual(JSON.parse(out), {
    type: 'logged',
    line: '4',
    extension: '101',
    direction: 'incoming',
    number: '0312345678',
    outcome: 'answered',
    startedAt: '2026-11-25T14:05:10',
    ringSeconds: 9,
    talkSeconds: 75,
  });
});

test('JSON is YAML', async (t) => {
  const layout = JSON.stringify(BUILT_IN_LAYOUTS[0]);
  const words = ['decode', 'smdr', '--layout', '/site/layout.json'];
  const { out } = await type(words, [decode], { files: { '/site/layout.json': layout }, input: [RECORD] });
  t.like(JSON.parse(out), { number: '0312345678' });
});

test('all faults of a layout are told, with line, path, reason and remedy', async (t) => {
  const layout =
    'name: X\nforms:\n  - type: columns\n    when: "^x"\n    columns: { line: 3-1 }\nrecords:\n  - { means: calls }\n';
  const words = ['decode', 'smdr', '--layout', 'bad.yaml'];
  const { err, code } = await type(words, [decode], { files: { 'bad.yaml': layout } });
  t.is(code, EXIT.refused);
  t.regex(err, /bad\.yaml is no layout/);
  t.regex(err, /line 1: name is not a short name/);
  t.regex(
    err,
    /line 5: forms\[0\]\.columns\.line is not a range of columns\n {4}Write the first and the last/,
  );
  t.regex(err, /line 7: records\[0\]\.means is not one of the choices/);
});

test('a file that is no YAML is said to be none', async (t) => {
  const words = ['decode', 'smdr', '--layout', 'bad.yaml'];
  const { err, code } = await type(words, [decode], { files: { 'bad.yaml': 'name: [\n' } });
  t.is(code, EXIT.refused);
  t.regex(err, /line \d+: /);
});

test('an unknown name is answered with the known ones', async (t) => {
  const { err, code } = await type(['decode', 'smdr', '--layout', 'panasonic'], [decode]);
  t.is(code, EXIT.refused);
  for (const { name } of BUILT_IN_LAYOUTS) t.true(err.includes(name), name);
});

test('a layout file that is not there is a failure', async (t) => {
  const { err, code } = await type(['decode', 'smdr', '--layout', './nowhere.yaml'], [decode]);
  t.is(code, EXIT.failed);
  t.regex(err, /nowhere\.yaml/);
});

test('the help and the documentation name every layout', async (t) => {
  const { out } = await type(['decode', '--help'], [decode]);
  for (const { name } of BUILT_IN_LAYOUTS) {
    t.true(out.includes(name), name);
    t.true(DOCS.includes(`\`${name}\``), name);
  }
});
