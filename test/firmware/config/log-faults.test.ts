import test from 'ava';
import { rejects } from './rejects.ts';
import { faultsOf, good, SMALL } from './sample-files.ts';

const RULES = 'lines: [ { channel: "*", line: "1" } ]';
const link = (text: string): string => `${SMALL}links:\n  - { ${text} }\n`;
const smdr = (text: string): string => link(`type: smdr, layout: samsung, ${RULES}, ${text}`);
const PBX = 'connect-to: { host: pbx, port: 2300 }';

test(
  'no layout',
  rejects,
  link(`type: smdr, ${PBX}, ${RULES}`),
  'links[0].layout',
  5,
  /missing/,
  /layout-file/,
);
test(
  'a misspelt layout',
  rejects,
  link(`type: smdr, layout: samsong, ${PBX}, ${RULES}`),
  'links[0].layout',
  5,
  /not a known/,
  /"samsung"/,
);
test(
  'two layouts',
  rejects,
  smdr(`${PBX}, layout-file: x.yaml`),
  'links[0].layout-file',
  5,
  /besides/,
  /one of/,
);
test(
  'an unknown order of dates',
  rejects,
  smdr(`${PBX}, date-order: myd`),
  'links[0].date-order',
  5,
  /choices/,
  /ymd/,
);
test(
  'a login without a password',
  rejects,
  smdr(`${PBX}, login: { user: SMDR }`),
  'links[0].login.password',
  5,
  /missing/,
  /password-file/,
);
test(
  'a login with two passwords',
  rejects,
  smdr(`${PBX}, login: { user: SMDR, password: x, password-file: y }`),
  'links[0].login.password-file',
  5,
  /besides/,
  /one of the two/,
);

const LAYOUT = `
name: ours
forms:
  - { type: separated, when: ';', separator: ';', fields: [line, number, talk] }
records:
  - { means: incoming }
`;
const withFile = link(`type: smdr, layout-file: ours.yaml, ${PBX}, ${RULES}`);

test('a layout in a file of its own, beside the configuration', (t) => {
  const read: string[] = [];
  const { links } = good(withFile, (path) => {
    read.push(path);
    return LAYOUT;
  });
  t.deepEqual(read, ['/etc/rusuban/ours.yaml']);
  t.like(links[0], { type: 'smdr', layout: { name: 'ours' }, login: null });
});

test('a layout file that is not there', rejects, withFile, 'links[0].layout-file', 5, /ENOENT/, /path/);

test('every fault of a layout file is told, with its line and its place in that file', (t) => {
  const wrong = LAYOUT.replace('number', 'numbr').replace('means: incoming', 'means: incomming');
  const found = faultsOf(withFile, () => wrong);
  t.deepEqual(
    found.map(({ path, line }) => [path, line]),
    [['links[0].layout-file', 5]],
  );
  t.regex(found[0]?.reason ?? '', /line 6: records\[0\]\.means is not one of the choices/);
  t.regex(found[0]?.remedy ?? '', /first-leg.*docs\/call-logs\.md/s);
  const names = faultsOf(withFile, () => LAYOUT.replace('number', 'numbr').replace('[line', '[lin'));
  t.is(names.length, 2);
  t.true(names.every(({ reason }) => /^is no layout: line \d+: /.test(reason)));
});

test('a layout file that is no YAML', (t) => {
  const found = faultsOf(withFile, () => 'name: [');
  t.true(found.length > 0);
  t.true(
    found.every(
      ({ path, reason }) => path === 'links[0].layout-file' && /^is no layout: line \d/.test(reason),
    ),
  );
});

const INLINE = `${SMALL}links:
  - type: smdr
    connect-to: { host: pbx, port: 2300 }
    date-order: dmy
    lines: [ { channel: "*", line: "1" } ]
    layout:
      name: ours
      forms:
        - { type: columns, when: '^\\d', columns: { line: 1-2, number: 4-20, talk: 22-26 } }
      records:
        - { means: incoming }
`;

test('a layout in the configuration itself, with the order of dates that the PBX is set to', (t) => {
  t.like(good(INLINE).links[0], { type: 'smdr', layout: { name: 'ours', date: 'dmy' } });
});

test(
  'a fault in such a layout',
  rejects,
  INLINE.replace('1-2', '2-1'),
  'links[0].layout.forms[0].columns.line',
  12,
  /not a range of columns/,
  /18-22/,
);

test('the password of a login is read from its file and shown nowhere', (t) => {
  const text = smdr(`${PBX}, login: { user: SMDR, password-file: smdr.password }`);
  t.like(good(text, () => 'hunter2\n').links[0], { login: { user: 'SMDR', password: 'hunter2' } });
  const wrong = smdr(`${PBX}, login: { user: SMDR, password: [hunter2] }`);
  t.false(JSON.stringify(faultsOf(wrong)).includes('hunter2'));
});
