import { copyFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePrograms } from '../package/bundle.ts';

/** What the guest runs: the box, and the tools that stand around it there. */
const PROGRAMS = ['firmware/main.ts', 'scripts/*/guest/*.ts', 'test/rig/gpio-suite.ts'];

/**
 * Makes few files of the many that the guest runs, each under its own name with `.js`. To find and to read seven
 * hundred modules takes a minute where the processor is emulated.
 *
 * @param project the checkout
 * @param folder gets the files; what stands there goes
 */
export async function bundle(project: string, folder: string): Promise<void> {
  const programs = globSync(PROGRAMS, { cwd: project }).map((path) => [path.replace(/\.ts$/, ''), path]);
  // The box looks for its page beside the folder of its code: its parts must be as deep as they were.
  await bundlePrograms(Object.fromEntries(programs), folder, 'firmware/[name].js');
  copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
}
