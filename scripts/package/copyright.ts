import type { Licensed } from './licences.ts';

/** What lies in the package that others have written. */
export interface Contents {
  /** Bundled into the firmware or the page. */
  readonly bundled: readonly Licensed[];
  /** Folders of their own in node_modules. */
  readonly separate: readonly Licensed[];
}

const NODE = `Node.js is under the MIT licence. It contains libraries under licences of their own: V8, OpenSSL, ICU, libuv, zlib
and others. All texts are in /usr/share/doc/rusuban/node-licence.txt.gz`;

/** The file `copyright` in Debian's machine-readable format (DEP-5). */
export function copyrightFile({ bundled, separate }: Contents): string {
  const licences = [...new Set([...bundled, ...separate].map(({ licence }) => shortName(licence)))].sort();
  return `${[
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: rusuban',
    stanza('*', ['The Rusuban maintainers'], 'Apache-2.0'),
    stanza(
      'usr/lib/rusuban/bin/node',
      ['Node.js contributors, and others named in node-licence.txt.gz'],
      'Node.js',
    ),
    bundleStanza(bundled),
    ...separate.map((one) =>
      stanza(`usr/lib/rusuban/node_modules/${one.name}/*`, one.holders, shortName(one.licence)),
    ),
    `License: Apache-2.0\n${indented('On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.')}`,
    ...licences.filter((name) => name !== 'Apache-2.0').map(seeNotices),
    `License: Node.js\n${indented(NODE)}`,
  ].join('\n\n')}\n`;
}

function stanza(files: string, holders: readonly string[], licence: string): string {
  return `Files: ${files}\nCopyright: ${holders.join('\n           ')}\nLicense: ${licence}`;
}

function bundleStanza(bundled: readonly Licensed[]): string {
  const licences = [...new Set(bundled.map(({ licence }) => shortName(licence)))].sort();
  const list = bundled.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const holders = [...new Set(bundled.flatMap((one) => one.holders))].sort();
  return [
    stanza(
      'usr/lib/rusuban/firmware/* usr/lib/rusuban/web-admin/*',
      ['The Rusuban maintainers', ...holders],
      ['Apache-2.0', ...licences.filter((name) => name !== 'Apache-2.0')].join(' and '),
    ),
    `Comment: These files also contain the packages\n${indented(list.join('\n'))}`,
  ].join('\n');
}

/** `(MIT OR WTFPL)` → `MIT or WTFPL`: the format has words in small letters, and no brackets. */
function shortName(licence: string): string {
  return licence.replace(/[()]/g, '').replaceAll(' OR ', ' or ').replaceAll(' AND ', ' and ');
}

function seeNotices(name: string): string {
  return `License: ${name}\n${indented(
    'The text of every package under this licence, with its notice, is in\n/usr/share/doc/rusuban/third-party.txt.gz',
  )}`;
}

function indented(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
}
