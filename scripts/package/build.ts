import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAddons } from './addons.ts';
import type { Architecture } from './architecture.ts';
import { bundleFirmware, bundlePage } from './bundle.ts';
import { CACHE } from './checkout.ts';
import { changelog } from './debian-control.ts';
import { checkBaseline, libraryDependencies, readNeeds, strip } from './elf.ts';
import { commandsIn, manPage } from './man-page.ts';
import { type Built, layOut } from './payload.ts';
import { runTool } from './run-tool.ts';
import { type Compression, writeDeb } from './write-deb.ts';

export interface Order {
  readonly architectures: readonly Architecture[];
  readonly version: string;
  /** `Name <address>` */
  readonly maintainer: string;
  /** Date of the sources, seconds. */
  readonly seconds: number;
  /** Folder that gets the packages. */
  readonly out: string;
  readonly compression: Compression;
  readonly say: (line: string) => void;
}

export interface Deb {
  readonly file: string;
  readonly bytes: number;
  readonly installedBytes: number;
}

/** Builds a package for each architecture. @throws NoPackage with what is missing */
export async function buildPackages(order: Order): Promise<readonly Deb[]> {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'build-'));
  try {
    order.say('bundling the firmware and the page');
    const built = await buildCommon(join(work, 'common'), order);
    return order.architectures.map((architecture) => pack(work, built, architecture, order));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What does not depend on the processor. */
export async function buildCommon(
  folder: string,
  { version, maintainer, seconds }: Pick<Order, 'version' | 'maintainer' | 'seconds'>,
): Promise<Built> {
  const date = new Date(seconds * 1000);
  const firmware = await bundleFirmware(join(folder, 'firmware'));
  const page = await bundlePage(join(folder, 'web-admin/dist'));
  const manifest = { name: 'rusuban', version, private: true, type: 'module' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest)}\n`);
  return {
    folder,
    bundled: [...new Set([...firmware, ...page])].sort(),
    manPage: manPage(helpOf(join(folder, 'firmware/main.js')), version, date),
    changelog: changelog(version, maintainer, date),
  };
}

function helpOf(main: string) {
  const help = (...words: string[]) => runTool(process.execPath, [main, ...words, '--help']);
  const overview = help();
  return { overview, commands: commandsIn(overview).map((name) => ({ name, text: help(name) })) };
}

function pack(work: string, built: Built, architecture: Architecture, order: Order): Deb {
  const { version, maintainer, out, say } = order;
  const addons = compileAddons(architecture, say);
  say(`packing for ${architecture.debian}`);
  const tree = join(work, architecture.debian);
  mkdirSync(tree);
  const programs = layOut(tree, built, architecture, addons);
  strip(programs, architecture);
  const needs = readNeeds(programs, architecture);
  checkBaseline(needs);
  const file = join(out, `rusuban_${version}_${architecture.debian}.deb`);
  const facts = { version, architecture, maintainer, libraries: libraryDependencies(needs) };
  const installedBytes = writeDeb(tree, facts, { ...order, file });
  rmSync(tree, { recursive: true });
  return { file, bytes: statSync(file).size, installedBytes };
}
