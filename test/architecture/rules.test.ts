import test from 'ava';
import { circlesIn } from './circles.ts';
import { packageFault } from './doors.ts';
import { directionFault, roomOf } from './rooms.ts';
import { importsOf, isReExporting, usesAny } from './source-scan.ts';

test('the scanner sees every kind of import and what is only a type', (t) => {
  const source = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "import { type C, type D } from './c.ts';",
    "import { type E, f } from './e.ts';",
    "import {\n  g,\n  h,\n} from './g.ts';",
    "export { i } from './i.ts';",
    "import './j.ts';",
    "const k = await import('./k.ts');",
    "type L = import('l').L;",
    "import type from './m.ts';",
    "// import n from './n.ts';",
    "/*\nimport o from './o.ts';\n*/",
    'const p = \'import q from "./q.ts"\';',
    "const url = 'http://x'; import r from './r.ts';",
  ].join('\n');
  const seen = importsOf(source).map(({ target, isType }) => `${target}${isType ? ' (type)' : ''}`);
  t.deepEqual(seen.sort(), [
    './a.ts',
    './b.ts (type)',
    './c.ts (type)',
    './e.ts',
    './g.ts',
    './i.ts',
    './j.ts',
    './k.ts',
    './m.ts',
    './r.ts',
    'l',
  ]);
});

const allows = test.macro({
  exec(t, from: string, to: string, isType: boolean, isAllowed: boolean) {
    t.is(directionFault(from, to, isType) === null, isAllowed);
  },
  title: (_, from, to, isType, isAllowed) =>
    `${from} ${isAllowed ? 'may' : 'may not'} import ${isType ? 'types of ' : ''}${to}`,
});

test(allows, 'hw/links/tcp.ts', 'firmware/calls/call.ts', true, false);
test(allows, 'hw/pbx/x/link.ts', 'hw/links/tcp.ts', false, true);
test(allows, 'firmware/calls/step.ts', 'hw/line-event.ts', true, true);
test(allows, 'firmware/calls/step.ts', 'hw/line-event.ts', false, false);
test(allows, 'firmware/calls/step.ts', 'firmware/store/calls.ts', true, false);
test(allows, 'firmware/calls/step.ts', 'firmware/directory/match.ts', false, false);
test(allows, 'firmware/mail/compose.ts', 'firmware/calls/call.ts', false, true);
test(allows, 'firmware/mail/compose.ts', 'firmware/store/outbox.ts', true, false);
test(allows, 'firmware/store/outbox.ts', 'firmware/mail/outbox.ts', false, true);
test(allows, 'firmware/store/outbox.ts', 'firmware/http/server.ts', false, false);
test(allows, 'firmware/http/server.ts', 'firmware/box.ts', true, false);
test(allows, 'firmware/http/contract/board.ts', 'firmware/calls/call.ts', true, false);
test(allows, 'firmware/cli/decode.ts', 'firmware/store/calls.ts', false, false);
test(allows, 'firmware/box.ts', 'firmware/http/server.ts', false, true);
test(allows, 'firmware/box.ts', 'firmware/beside-the-box.ts', false, true);
test(allows, 'firmware/box.ts', 'firmware/main.ts', false, false);
test(allows, 'firmware/demo/demo.ts', 'firmware/beside-the-box.ts', false, true);
test(allows, 'firmware/box.ts', 'firmware/demo/demo.ts', false, false);
test(allows, 'firmware/store/calls.ts', 'firmware/beside-the-box.ts', false, false);
test(allows, 'firmware/new-room/x.ts', 'firmware/errors.ts', false, false);
test(allows, 'web-admin/src/app.tsx', 'firmware/http/contract/board.ts', true, true);
test(allows, 'web-admin/src/app.tsx', 'firmware/http/contract/board.ts', false, false);
test(allows, 'web-admin/src/app.tsx', 'firmware/calls/call.ts', true, false);
test(allows, 'elsewhere/x.ts', 'hw/clock.ts', true, false);

test('a room is found by the longest name that fits', (t) => {
  t.is(roomOf('firmware/http/contract/board.ts')?.path, 'firmware/http/contract');
  t.is(roomOf('firmware/http/server.ts')?.path, 'firmware/http');
  t.is(roomOf('firmware/httpd.ts')?.path, 'firmware/box.ts');
  t.is(roomOf('firmware/assembly/page/listen.ts')?.path, 'firmware/box.ts');
  t.is(roomOf('firmware/httpd/server.ts'), undefined);
});

test('a package behind a foreign door, an unknown package and Node in the browser are faults', (t) => {
  t.is(packageFault('hw/links/serial.ts', 'serialport'), null);
  t.regex(packageFault('hw/pbx/x.ts', 'serialport') ?? '', /only hw\/links may/);
  t.regex(packageFault('firmware/http/x.ts', 'lodash/get') ?? '', /imports lodash, .* no door/);
  t.is(packageFault('firmware/http/x.ts', '@fastify/static/types'), null);
  t.is(packageFault('firmware/http/x.ts', 'node:fs'), null);
  t.regex(packageFault('web-admin/src/x.ts', 'node:fs') ?? '', /browser/);
});

test('circles are found, also long ones and those of a file with itself', (t) => {
  t.deepEqual(
    circlesIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
    [],
  );
  t.deepEqual(
    circlesIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
    [['b', 'c', 'b']],
  );
  t.deepEqual(circlesIn(new Map([['a', ['a']]])), [['a', 'a']]);
});

test('any is told from a word, a name and a text', (t) => {
  for (const code of [
    'let a: any;',
    'x as any',
    'f<any>()',
    'type A = any;',
    'let a: any[] = [];',
    'a: string | any',
  ]) {
    t.true(usesAny(code), code);
  }
  for (const code of [
    '// as any',
    "const a = ': any';",
    'const any = 1;',
    '{ any: 1 }',
    'Promise.any(x)',
    'f(any: string)',
  ]) {
    t.false(usesAny(code), code);
  }
});

test('a re-export is told from an export', (t) => {
  t.true(isReExporting("export * from './a.ts';"));
  t.true(isReExporting("export { a, b as c } from './a.ts';"));
  t.true(isReExporting("export type { A } from './a.ts';"));
  t.false(isReExporting("import { a } from './a.ts';\nexport const b = a;\nexport { a };"));
});
