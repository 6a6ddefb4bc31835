import { readFileSync } from 'node:fs';
import test from 'ava';
import { configReference } from '../../../firmware/config/reference.ts';
import { schemaTree } from '../../../firmware/config/schema-tree.ts';
import { AMI, good, SMALL } from './sample-files.ts';

test('the example of the documentation is good', (t) => {
  const text = readFileSync(new URL('../../../docs/examples/rusuban.yaml', import.meta.url), 'utf8');
  const config = good(text, () => 'a secret\n');
  t.is(config.lines.length, 3);
  t.is(config.links.length, 2);
  const login = { type: 'password', user: 'rusuban@example.co.jp', password: 'a secret', method: null };
  t.like(config.mail.server, { login });
});

test('the reference of the documentation says what the schema says (npm run docs writes it)', (t) => {
  const written = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  t.is(written, configReference(schemaTree));
});

test('every value of the schema explains itself', (t) => {
  const names = configReference(schemaTree)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  t.true(names.length > 60);
  for (const name of names) t.regex(name, /\| [^|]{4,} \|$/, name);
});

test('a small file is filled up with defaults', (t) => {
  const config = good(SMALL);
  t.like(config, {
    site: {
      name: 'Rusuban',
      region: 'JP',
      timezone: 'Asia/Tokyo',
      locale: 'ja',
      outsidePrefix: '',
      pbxId: 'pbx',
      pageUrl: null,
    },
    http: { port: 8080, host: '127.0.0.1', names: [], redirectPort: null, certificate: null },
    data: '/var/lib/rusuban',
    extensions: [],
    links: [],
    panel: { backend: 'auto', buttons: null, absentLed: null, debounceMs: 30 },
    calls: { fuseMs: 10_000, announceMs: 4000, noCallerIdMs: 3000, maxCallHours: 12 },
    log: { level: 'info' },
  });
  t.deepEqual(config.lines, [{ id: '1', name: '1' }]);
  t.deepEqual(config.mail, {
    from: { address: 'box@example.co.jp', name: 'Rusuban' },
    bounceAddress: 'box@example.co.jp',
    server: {
      type: 'smtp',
      host: 'mail.example.co.jp',
      port: 587,
      security: 'starttls',
      login: null,
      verifyCertificate: true,
      fingerprint: null,
      authorities: [],
    },
    fallback: null,
    retry: {
      delays: [1, 5, 5, 15, 60, 60, 60, 60, 240].map((minutes) => minutes * 60_000),
      isEndless: true,
    },
    sweep: '* * * * *',
    pace: { connections: 2, mailsPerConnection: 100, mailsPerMinute: null },
    dkim: null,
    flush: { before: null, after: null },
    domain: 'example.co.jp',
  });
});

test('a number without quotes keeps its leading zero and a country named NO stays Norway', (t) => {
  const config = good(
    `site: { region: NO }\n${SMALL.replace('{ id: "1" }', '{ id: 01, number: 0312340001 }')}`,
  );
  t.deepEqual(config.lines, [{ id: '01', name: '01', number: '0312340001' }]);
  t.is(config.site.region, 'NO');
});

test('rules that map channels to lines keep their order and their kind', (t) => {
  const rules =
    '[ { did: 03-1234-0001, line: "1" }, { channel: "DAHDI/1*", line: "1" }, { places: ["1"], channel: "PJSIP/b*" } ]';
  const [link] = good(SMALL + AMI.replace('[ { places: ["1"] } ]', rules)).links;
  t.deepEqual(link?.type === 'asterisk-ami' ? link.lines : null, [
    { type: 'did', did: '0312340001', line: '1' },
    { type: 'channel', pattern: 'DAHDI/1*', line: '1' },
    { type: 'places', lines: ['1'], channel: 'PJSIP/b*' },
  ]);
});

test('a secret is read from the first line of its file, beside the configuration', (t) => {
  const asked: string[] = [];
  const read = (path: string): string => {
    asked.push(path);
    return 'from file\r\nnot this\n';
  };
  const [link] = good(SMALL + AMI.replace('secret: "#hunter2"', 'secret-file: ami.secret'), read).links;
  t.is(link?.type === 'asterisk-ami' ? link.secret : null, 'from file');
  t.deepEqual(asked, ['/etc/rusuban/ami.secret']);
});
