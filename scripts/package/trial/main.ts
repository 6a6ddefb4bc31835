import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHITECTURES, type Architecture } from '../architecture.ts';
import { buildPackages } from '../build.ts';
import { CACHE, NoPackage, sourceDate, versionOfCheckout } from '../checkout.ts';
import { baseSystem } from './base-system.ts';
import { BoxInContainer } from './box-in-container.ts';
import { type Beginning, Container } from './container.ts';
import { isForeign, letEmulate } from './emulation.ts';
import { filesOf } from './files-left.ts';
import { NoTrial } from './no-trial.ts';
import { command } from './shell.ts';
import { STEPS, type Trial } from './steps.ts';

const say = (line: string) => console.log(`package:test: ${line}`);

/** Sorts below every other: what is tried as the version before. */
const FIRST = '0.0.1';

interface Versions {
  readonly first: string;
  readonly next: string;
}

/** Builds the version before and this one. @returns their files by architecture */
async function buildBoth(
  architectures: readonly Architecture[],
  out: string,
): Promise<ReadonlyMap<Architecture, Versions>> {
  const order = {
    architectures,
    out,
    maintainer: 'Rusuban package trial <trial@rusuban.example.org>',
    seconds: sourceDate(),
    compression: 'quick' as const,
    say,
  };
  const first = await buildPackages({ ...order, version: FIRST });
  const next = await buildPackages({ ...order, version: versionOfCheckout() });
  return new Map(
    architectures.map((one, at) => [one, { first: first[at]?.file ?? '', next: next[at]?.file ?? '' }]),
  );
}

/** @returns how many steps failed: none or one, since each begins where the one before has ended */
async function tryOut(architecture: Architecture, version: Versions, work: string): Promise<number> {
  const endEmulation = await letEmulate(architecture);
  const beginning: Beginning = isForeign(architecture) ? 'bare' : 'systemd';
  const base = await baseSystem(architecture, say);
  const root = join(work, architecture.debian);
  await command('cp', ['-a', '--reflink=auto', base, root]);
  const container = new Container(root, beginning);
  try {
    await container.start();
    const box = new BoxInContainer(container, beginning);
    return await playSteps({ box, beginning, version, before: filesOf(root) }, architecture);
  } finally {
    await container.stop();
    endEmulation();
  }
}

async function playSteps(trial: Trial, { debian }: Architecture): Promise<number> {
  for (const { title, needsSystemd, run } of STEPS) {
    if (needsSystemd && trial.beginning === 'bare') {
      console.log(`skipped  ${debian}: ${title}: no systemd runs under an emulated processor`);
      continue;
    }
    const from = performance.now();
    try {
      const figures = await run(trial);
      console.log(`ok  ${debian}: ${title} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
      for (const figure of figures) console.log(`      ${figure}`);
    } catch (error) {
      console.log(`FAILED  ${debian}: ${title}\n      ${error instanceof Error ? error.message : error}`);
      return 1;
    }
  }
  return 0;
}

async function main(chosen: readonly string[]): Promise<number> {
  if (process.getuid?.() !== 0) throw new NoTrial('a container can be started by root only');
  await command('systemd-nspawn', ['--version']).catch(() => {
    throw new NoTrial('systemd-nspawn is missing. Install: systemd-container debootstrap');
  });
  const architectures = ARCHITECTURES.filter(({ debian }) => chosen.length === 0 || chosen.includes(debian));
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'trial-'));
  let failed = 0;
  try {
    const versions = await buildBoth(architectures, work);
    for (const [architecture, version] of versions) failed += await tryOut(architecture, version, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`\n${architectures.length - failed} of ${architectures.length} architectures passed`);
  return failed;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof NoTrial) && !(error instanceof NoPackage)) throw error;
  console.log(`skipped: the package cannot be tried here: ${error.message}`);
}
