import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { loadConfig } from '../../firmware/config/load.ts';
import { ROOT } from '../../scripts/package/checkout.ts';

const PACKAGE = join(ROOT, 'scripts/package');
const STATIC = join(PACKAGE, 'static');
const SCRIPTS = readdirSync(join(PACKAGE, 'control')).map((name) => join(PACKAGE, 'control', name));
const UNIT = join(STATIC, 'usr/lib/systemd/system/rusuban.service');
const read = (path: string) => readFileSync(path, 'utf8');
const isMissing = (tool: string) => spawnSync(tool, ['--version']).error !== undefined;

const defaults = () => {
  const path = join(STATIC, 'etc/rusuban/rusuban.yaml');
  const loaded = loadConfig(read(path), '/etc/rusuban/rusuban.yaml');
  if (loaded.type !== 'ok') throw new Error(JSON.stringify(loaded.faults));
  return loaded.config;
};

test('the configuration that comes with the package is good, and keeps its data where the unit lets it', (t) => {
  t.is(defaults().data, '/var/lib/rusuban');
  t.regex(read(UNIT), /^StateDirectory=rusuban$/m);
});

test('the page is open to the office by HTTPS, and the network is told of the ports that it is on', (t) => {
  const { host, port, redirectPort } = defaults().http;
  t.is(host, '0.0.0.0');
  const services = read(join(STATIC, 'etc/avahi/services/rusuban.service'));
  const told = [...services.matchAll(/<type>(\S+)<\/type>\s*<port>(\d+)<\/port>/g)].map(([, type, at]) => [
    type,
    at,
  ]);
  t.deepEqual(told, [
    ['_https._tcp', String(port)],
    ['_http._tcp', String(redirectPort)],
  ]);
});

test('unit, command and sysusers name the same places and the same user', (t) => {
  const command = '/usr/lib/rusuban/bin/node /usr/lib/rusuban/firmware/main.js';
  t.true(read(UNIT).includes(`\nExecStart=${command} start\n`));
  t.true(read(join(STATIC, 'usr/bin/rusuban')).includes(`exec ${command} "$@"`));
  t.regex(read(UNIT), /^User=rusuban\nGroup=rusuban\nSupplementaryGroups=dialout gpio$/m);
  t.regex(read(join(STATIC, 'usr/lib/sysusers.d/rusuban.conf')), /^u +rusuban .*\/var\/lib\/rusuban/m);
});

test('the unit is exposed to 2.0 at the most', (t) => {
  if (isMissing('systemd-analyze')) {
    t.log('skipped: systemd-analyze is not here');
    t.pass();
    return;
  }
  const words = ['security', '--offline=true', '--threshold=20', '--no-pager', UNIT];
  const { status, stdout, stderr } = spawnSync('systemd-analyze', words, { encoding: 'utf8' });
  if (/unrecognized option|Unknown (?:command|option)/.test(stderr)) {
    t.log('skipped: this systemd-analyze reads no unit that is not installed');
    t.pass();
    return;
  }
  t.is(status, 0, stdout.trim().split('\n').at(-1));
});

for (const script of [...SCRIPTS, join(STATIC, 'usr/bin/rusuban')]) {
  const name = script.split('/').at(-1);
  test(`the script ${name} is good shell`, (t) => {
    t.is(spawnSync('sh', ['-n', script]).status, 0);
    if (isMissing('shellcheck')) {
      t.log('shellcheck is not here: only its syntax was checked');
      return;
    }
    const { status, stdout } = spawnSync('shellcheck', [script], { encoding: 'utf8' });
    t.is(status, 0, stdout);
  });
}

test('docs/package.md gives the reason for every device, path and socket that the unit leaves open', (t) => {
  const document = read(join(ROOT, 'docs/package.md'));
  const open = /^(?:DeviceAllow=(\S+)|ReadWritePaths=(.+)|RestrictAddressFamilies=(.+))/gm;
  const words = [...read(UNIT).matchAll(open)].flatMap(([, ...values]) =>
    values.join(' ').trim().split(/\s+/),
  );
  t.true(words.length > 8);
  for (const word of words) t.true(document.includes(word.replace(/^-/, '')), word);
});
