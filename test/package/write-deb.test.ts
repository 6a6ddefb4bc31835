import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ARCHITECTURES } from '../../scripts/package/architecture.ts';
import { writeDeb } from '../../scripts/package/write-deb.ts';

const hasDpkg = spawnSync('dpkg-deb', ['--version']).error === undefined;
const SECONDS = 1_790_000_000;

/** A package of three files. */
const packed = (
  t: ExecutionContext,
  file: string,
  { mode, date }: { mode: number; date: number },
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-deb-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const tree = join(folder, 'tree');
  for (const path of ['usr/bin/rusuban', 'usr/lib/rusuban/package.json', 'etc/rusuban/rusuban.yaml']) {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), `${path}\n`);
    chmodSync(join(tree, path), mode);
    utimesSync(join(tree, path), date, date);
  }
  const [architecture] = ARCHITECTURES;
  if (architecture === undefined) throw new Error('no architecture');
  const facts = {
    version: '1.2.3',
    architecture,
    maintainer: 'Somebody <somebody@example.org>',
    libraries: ['libc6'],
  };
  writeDeb(tree, facts, { file: join(folder, file), seconds: SECONDS, compression: 'small' });
  return join(folder, file);
};

const check = hasDpkg ? test : test.skip;
if (!hasDpkg) test('skipped: dpkg-deb is not here, so that nothing is packed', (t) => t.pass());

check('the same files give the same bytes, whenever and under whatever umask they were made', (t) => {
  const one = packed(t, 'one.deb', { mode: 0o644, date: 1_700_000_000 });
  const other = packed(t, 'other.deb', { mode: 0o600, date: 1_795_000_000 });
  t.true(readFileSync(one).equals(readFileSync(other)));
});

check('everything belongs to root, programs can be run, and the scripts of the package are in it', (t) => {
  const file = packed(t, 'one.deb', { mode: 0o600, date: SECONDS });
  const listed = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' });
  t.regex(listed, /^-rwxr-xr-x root\/root .* \.\/usr\/bin\/rusuban$/m);
  t.regex(listed, /^-rw-r--r-- root\/root .* \.\/etc\/rusuban\/rusuban\.yaml$/m);
  const control = execFileSync('sh', ['-c', 'dpkg-deb --ctrl-tarfile "$1" | tar -t', 'sh', file], {
    encoding: 'utf8',
  });
  for (const name of ['conffiles', 'control', 'md5sums', 'postinst', 'postrm', 'prerm'])
    t.regex(control, new RegExp(`^\\./${name}$`, 'm'));
});
