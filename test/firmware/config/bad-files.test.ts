import test from 'ava';
import fc from 'fast-check';
import { loadConfig } from '../../../firmware/config/load.ts';
import { faultsOf, noFile } from './sample-files.ts';

const SECRET = 'hunter2-hunter2';
const leaks = [
  `mail: { server: { password: ${SECRET}`,
  `mail: { server: { password: *${SECRET} } }`,
  `mail: { server: { pasword: ${SECRET} } }`,
  `mail: { server: { password: !${SECRET} x } }`,
  `mail: { server: ${SECRET} }`,
  `mail: { server: { password: [${SECRET}], password: ${SECRET} } }`,
  `mail:\n  server:\n    password: "${SECRET}\n`,
  `links:\n  - { type: asterisk-ami, secret: { x: ${SECRET} }, secret-file: /x }\n`,
];
for (const [at, text] of leaks.entries()) {
  test(`no fault shows a secret, however the file is broken (${at + 1})`, (t) => {
    const found = faultsOf(text);
    t.true(found.length > 0);
    t.notRegex(JSON.stringify(found), new RegExp(SECRET));
  });
}

test('whatever stands in the file, checking it ends with a result and never throws', (t) => {
  const piece = fc.constantFrom(
    'lines',
    ':',
    ' ',
    '\n',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '"',
    '*a',
    '&a ',
    '!x',
    '<<',
    '__proto__',
    'links',
    'type: modem',
    '\t',
    '#',
    '留守',
    '\0',
    '?',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      t.truthy(loadConfig(pieces.join(''), '/x.yaml', noFile).type);
    }),
    { seed: 4711, numRuns: 500 },
  );
  t.is(faultsOf('x'.repeat(1_000_001)).length, 1);
});

test('a line that the parser stumbles over again and again is told once', (t) => {
  const stray = 'lines:\n  - { id: "1" }}: { a: [ }: b: {{ } ] : x\nmail: }: y: z: [\n';
  const lines = faultsOf(stray).map((fault) => fault.line);
  t.true(lines.includes(2));
  t.deepEqual(lines, [...new Set(lines)]);
});
