import test from 'ava';
import { ARCHITECTURES } from '../../scripts/package/architecture.ts';
import { conffiles, controlFile, md5sums } from '../../scripts/package/debian-control.ts';
import { checkBaseline, libraryDependencies, needsIn } from '../../scripts/package/elf.ts';

/** From `objdump -p` of two addons. */
const LISTING = `
  required from libm.so.6:
    0x06969189 0x00 08 GLIBC_2.29
  required from libc.so.6:
    0x06969197 0x00 05 GLIBC_2.17
    0x069691b4 0x00 03 GLIBC_2.34
  required from libstdc++.so.6:
    0x0297f879 0x00 07 GLIBCXX_3.4.29
    0x0297f869 0x00 24 GLIBCXX_3.4.9
    0x0bafd178 0x00 20 CXXABI_1.3.8
`;

test('the package depends on the newest version of each library that a program in it asks for', (t) => {
  t.deepEqual(libraryDependencies(needsIn(LISTING)), ['libc6 (>= 2.34)', 'libgcc-s1', 'libstdc++6 (>= 11)']);
});

test('what would not start on Debian 12 is no package', (t) => {
  t.notThrows(() => checkBaseline(needsIn(LISTING)));
  t.throws(() => checkBaseline(needsIn(`${LISTING} GLIBC_2.38`)), {
    message: /glibc 2\.38.*Build the package on Debian 12/,
  });
  t.throws(() => checkBaseline(needsIn(`${LISTING} GLIBCXX_3.4.32`)), { message: /GLIBCXX_3\.4\.32/ });
});

test('the control file has every field that dpkg wants', (t) => {
  const [, architecture] = ARCHITECTURES;
  if (architecture === undefined) throw new Error('no architecture');
  const maintainer = 'Somebody <somebody@example.org>';
  const facts = { version: '1.2.3', architecture, maintainer, libraries: ['libc6 (>= 2.34)'] };
  const file = controlFile({ ...facts, installedBytes: 2049 });
  t.regex(file, /^Package: rusuban\nVersion: 1\.2\.3\nArchitecture: arm64\n/);
  t.regex(file, /^Installed-Size: 3$/m);
  t.regex(file, /^Depends: libc6 \(>= 2\.34\), systemd/m);
  t.true(file.endsWith('\n'));
});

test("everything below /etc is the administrator's, and everything has its checksum", (t) => {
  t.is(conffiles(['etc/rusuban/rusuban.yaml', 'usr/bin/rusuban']), '/etc/rusuban/rusuban.yaml\n');
  t.is(md5sums([['usr/bin/x', Buffer.from('a')]]), '0cc175b9c0f1b6a831c399e269772661  usr/bin/x\n');
});
