import test from 'ava';
import { type Command, EXIT } from '../../../firmware/cli/command.ts';
import { checkConfig } from '../../../firmware/cli/commands/check-config.ts';
import { decode, formats } from '../../../firmware/cli/commands/decode.ts';
import { InternalError, WireError } from '../../../firmware/errors.ts';
import { type } from './fake-surroundings.ts';

const failing = (name: string, error: unknown): Command => ({
  name,
  summary: 'fail',
  synopsis: '',
  words: [0, 0],
  options: {},
  run: () => Promise.reject(error),
});

const COMMANDS = [
  checkConfig,
  decode,
  formats,
  failing('wire', new WireError('the server is not there')),
  failing('internal', new InternalError('should not be', { cause: new Error('the reason') })),
  failing(
    'disk',
    Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'mkdir' }),
  ),
  failing('nonsense', 'just a text'),
];

test('without words it says what there is', async (t) => {
  const seen = await type([], COMMANDS);
  t.is(seen.code, 0);
  for (const { name } of COMMANDS) t.regex(seen.out, new RegExp(`^  ${name}`, 'm'));
  t.is((await type(['--help'], COMMANDS)).out, seen.out);
});

test('each command has a help of its own', async (t) => {
  const { out, code } = await type(['decode', '--help'], COMMANDS);
  t.is(code, 0);
  t.regex(out, /^Usage: rusuban decode FORMAT \[FILE\]$/m);
  t.regex(out, /--trunk PATTERN/);
  t.is((await type(['help', 'decode'], COMMANDS)).out, out);
});

test('the version is told', async (t) => {
  t.is((await type(['--version'], COMMANDS)).out, 'rusuban 1.2.3\n');
});

const refuses = test.macro({
  async exec(t, words: string, reason: RegExp, hint: RegExp) {
    const seen = await type(words.split(' '), COMMANDS);
    t.is(seen.code, EXIT.refused);
    t.is(seen.out, '');
    t.regex(seen.err, reason);
    t.regex(seen.err, hint);
  },
  title: (_, words) => `"rusuban ${words}" is refused with a hint and exit code 2`,
});

test(refuses, 'decod', /unknown command "decod"/, /Did you mean "rusuban decode"\?/);
test(refuses, 'brew-coffee', /unknown command/, /--help lists/);
test(refuses, '--verbose', /unknown option "--verbose"/, /--help lists/);
test(refuses, 'decode', /needs more: FORMAT/, /decode --help/);
test(refuses, 'formats now', /does not know what to do with "now"/, /formats --help/);
test(refuses, 'decode asterisk-ami --trnk x', /unknown option "--trnk"/, /"--trunk"/);
test(refuses, 'decode asterisk-ami --trunk', /"--trunk" needs a value/, /--trunk=PATTERN/);
test(refuses, 'decode asterisk-ami --trunk --extension', /"--trunk" needs a value/, /--trunk=PATTERN/);
test(refuses, 'decode asterisk -x', /unknown option "-x"/, /decode --help/);
test(refuses, 'decode asterisk-am', /unknown format/, /"asterisk-ami"/);
test(refuses, 'check-config /nowhere.yaml --trunk=x', /unknown option "--trunk"/, /check-config --help/);

test('an error ends with a sentence and the code of who is to blame', async (t) => {
  const wire = await type(['wire'], COMMANDS);
  t.is(wire.code, EXIT.failed);
  t.is(wire.err, 'rusuban: the server is not there\n');
  const disk = await type(['disk'], COMMANDS);
  t.is(disk.code, EXIT.failed);
  t.regex(disk.err, /permission denied/);
  const internal = await type(['internal'], COMMANDS);
  t.is(internal.code, EXIT.internal);
  t.regex(internal.err, /a fault of the program itself[\s\S]*should not be/);
  t.is((await type(['nonsense'], COMMANDS)).code, EXIT.internal);
});

const GOOD = 'lines: [ { id: "1" } ]\nmail: { from: { address: a@b.example }, server: { host: m } }\n';

test('a good configuration is summed up, with a note of what may not be meant', async (t) => {
  const seen = await type(['check-config', '/c.yaml'], COMMANDS, { files: { '/c.yaml': GOOD } });
  t.is(seen.code, EXIT.done);
  t.regex(seen.out, /^The file is good\.\n/);
  t.regex(seen.out, /a@b\.example through m, port 587 \(starttls, no login\)/);
  t.regex(seen.out, /Note: there is no link/);
});

test('a line that no link tells of is noted', async (t) => {
  const text = GOOD.replace('{ id: "1" }', '{ id: "1" }, { id: "2" }');
  const link = 'links: [ { type: modem, name: m, line: "1", port: { path: /dev/ttyACM0 } } ]\n';
  const { out } = await type(['check-config', '/c.yaml'], COMMANDS, { files: { '/c.yaml': text + link } });
  t.regex(out, /m: modem on \/dev\/ttyACM0 hears line 1/);
  t.regex(out, /Note: no link tells of line 2\./);
  t.notRegex(out, /line 1\.$/m);
});

test('all faults of a configuration are listed, and the exit code is 2', async (t) => {
  const text = `site: { region: Japan }\n${GOOD}http: { port: many }\n`;
  const seen = await type(['check-config', '/c.yaml'], COMMANDS, { files: { '/c.yaml': text } });
  t.is(seen.code, EXIT.refused);
  t.is(seen.out.split('\n')[0], '/c.yaml has 2 faults.');
  t.regex(
    seen.out,
    /^line 1: site\.region is not a country code.* \(found: Japan\)\n {4}Write for example JP\.$/m,
  );
  t.regex(seen.out, /^line 4: http\.port is not a whole number \(found: many\)$/m);
});

test('a configuration that is not there is said so', async (t) => {
  const seen = await type(['check-config', '/c.yaml'], COMMANDS);
  t.is(seen.code, EXIT.refused);
  t.regex(seen.out, /\/c\.yaml cannot be read \(ENOENT\)/);
});
