import { createHash } from 'node:crypto';
import type { Architecture } from './architecture.ts';

export interface ControlFacts {
  readonly version: string;
  readonly architecture: Architecture;
  /** `Name <address>` */
  readonly maintainer: string;
  /** Libraries with their least versions. */
  readonly libraries: readonly string[];
  /** Sum of the files, in bytes. */
  readonly installedBytes: number;
}

/** The file `control`. */
export function controlFile(facts: ControlFacts): string {
  const { version, architecture, maintainer, libraries, installedBytes } = facts;
  return `Package: rusuban
Version: ${version}
Architecture: ${architecture.debian}
Maintainer: ${maintainer}
Installed-Size: ${Math.ceil(installedBytes / 1024)}
Depends: ${[...libraries, 'systemd | systemd-standalone-sysusers'].join(', ')}
Recommends: avahi-daemon, udev
Section: comm
Priority: optional
Description: call board and absence mail beside the office telephone system
 A box that listens to the PBX or to caller-ID devices, shows on every desk who
 is calling, and makes sure by e-mail that somebody who was away hears of it.
 .
 It contains its own Node.js runtime and needs no other package source.
`;
}

/** The file `changelog`: what changed is told by the repository, here stands which version this is. */
export function changelog(version: string, maintainer: string, date: Date): string {
  return `rusuban (${version}) stable; urgency=medium

  * Version ${version}.

 -- ${maintainer}  ${date.toUTCString().replace('GMT', '+0000')}
`;
}

/** @param files paths in the package and their bytes, in order */
export function md5sums(files: readonly (readonly [path: string, bytes: Uint8Array])[]): string {
  return files.map(([path, bytes]) => `${createHash('md5').update(bytes).digest('hex')}  ${path}\n`).join('');
}

/** Files below /etc belong to the administrator. @returns the file `conffiles` */
export function conffiles(paths: readonly string[]): string {
  return paths
    .filter((path) => path.startsWith('etc/'))
    .map((path) => `/${path}\n`)
    .join('');
}
