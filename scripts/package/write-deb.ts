import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ControlFacts, conffiles, controlFile, md5sums } from './debian-control.ts';
import { runTool } from './run-tool.ts';

const SCRIPTS = fileURLToPath(new URL('control', import.meta.url));

export type Facts = Omit<ControlFacts, 'installedBytes'>;

/** `quick`: for a package that is only tried and thrown away. */
export type Compression = 'small' | 'quick';
const PACKER = { small: ['-Zxz', '-z6'], quick: ['-Zgzip', '-z1'] } as const;

export interface Target {
  readonly file: string;
  /** Date of every file, seconds. */
  readonly seconds: number;
  readonly compression: Compression;
}

/**
 * Packs a folder. The same content gives the same bytes: every file has the one date, one owner, a fixed mode, and xz
 * works in one thread.
 *
 * @param tree the files as they will lie below /; gets the folder DEBIAN
 * @returns bytes of the files, unpacked
 */
export function writeDeb(tree: string, facts: Facts, { file, seconds, compression }: Target): number {
  const paths = filesIn(tree);
  const installedBytes = paths.reduce((sum, path) => sum + lstatSync(join(tree, path)).size, 0);
  const control = join(tree, 'DEBIAN');
  cpSync(SCRIPTS, control, { recursive: true });
  const sums = md5sums(paths.map((path) => [path, readFileSync(join(tree, path))]));
  writeFileSync(join(control, 'control'), controlFile({ ...facts, installedBytes }));
  writeFileSync(join(control, 'md5sums'), sums);
  writeFileSync(join(control, 'conffiles'), conffiles(paths));
  settle(tree, seconds);
  mkdirSync(join(file, '..'), { recursive: true });
  const words = ['--root-owner-group', '--threads-max=1', ...PACKER[compression]];
  // Under its name when it is whole: half a package looks like one.
  const unfinished = `${file}.new`;
  runTool('dpkg-deb', [...words, '--build', tree, unfinished], {
    env: { SOURCE_DATE_EPOCH: String(seconds) },
    from: ['dpkg'],
  });
  renameSync(unfinished, file);
  return installedBytes;
}

function filesIn(tree: string): string[] {
  return readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(tree, join(entry.parentPath, entry.name)))
    .sort();
}

/** Modes as the package is to have them, whatever umask it was built under; dates last, folders after what is in them. */
function settle(tree: string, seconds: number): void {
  const all = readdirSync(tree, { recursive: true, withFileTypes: true });
  for (const entry of all) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    chmodSync(path, entry.isDirectory() ? 0o755 : modeOf(relative(tree, path)));
  }
  chmodSync(tree, 0o755);
  for (const entry of all) lutimesSync(join(entry.parentPath, entry.name), seconds, seconds);
  lutimesSync(tree, seconds, seconds);
}

const PROGRAMS = /^(usr\/bin\/|usr\/lib\/rusuban\/bin\/|DEBIAN\/(pre|post)(inst|rm)$)/;

function modeOf(path: string): number {
  return PROGRAMS.test(path) ? 0o755 : 0o644;
}
