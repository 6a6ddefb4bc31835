import type { Architecture } from './architecture.ts';
import { NoPackage } from './checkout.ts';
import { runTool } from './run-tool.ts';

/** Versions of the C and C++ libraries that a program asks for. */
export interface Needs {
  /** GLIBC_2.34 → [2, 34] */
  readonly glibc: readonly [number, number];
  /** GLIBCXX_3.4.29 → 29 */
  readonly glibcxx: number;
}

/** What Debian 12 and Raspberry Pi OS of the same age have. */
const BASELINE: Needs = { glibc: [2, 36], glibcxx: 30 };

/** The first libstdc++6 of Debian that has a GLIBCXX_3.4.N. */
const LIBSTDCXX: readonly (readonly [number, string])[] = [
  [25, '8'],
  [26, '9'],
  [28, '10'],
  [29, '11'],
  [30, '12'],
];

/** @param listing what `objdump -p` prints of one or several files */
export function needsIn(listing: string): Needs {
  const minors = [...listing.matchAll(/\bGLIBC_2\.(\d+)/g)].map((found) => Number(found[1]));
  const cxx = [...listing.matchAll(/\bGLIBCXX_3\.4\.(\d+)/g)].map((found) => Number(found[1]));
  return { glibc: [2, Math.max(0, ...minors)], glibcxx: Math.max(0, ...cxx) };
}

/** @throws NoPackage when the programs would not start on Debian 12: this machine's compiler is too new */
export function checkBaseline(needs: Needs): void {
  if (needs.glibc[1] <= BASELINE.glibc[1] && needs.glibcxx <= BASELINE.glibcxx) return;
  throw new NoPackage(
    `What was compiled here asks for glibc ${needs.glibc.join('.')} and GLIBCXX_3.4.${needs.glibcxx}; ` +
      `Debian 12 has ${BASELINE.glibc.join('.')} and GLIBCXX_3.4.${BASELINE.glibcxx}. Build the package on Debian 12.`,
  );
}

/** The libraries for the package's Depends. */
export function libraryDependencies({ glibc, glibcxx }: Needs): readonly string[] {
  const gcc = LIBSTDCXX.find(([version]) => version >= glibcxx)?.[1] ?? '12';
  return [`libc6 (>= ${glibc.join('.')})`, 'libgcc-s1', `libstdc++6 (>= ${gcc})`];
}

/** @returns what all the files together ask for */
export function readNeeds(files: readonly string[], { tools, toolPackages }: Architecture): Needs {
  return needsIn(runTool(`${tools}objdump`, ['-p', ...files], { from: toolPackages }));
}

/** Takes out symbols that only a debugger needs. */
export function strip(files: readonly string[], { tools, toolPackages }: Architecture): void {
  runTool(`${tools}strip`, ['--remove-section=.comment', '--remove-section=.note', ...files], {
    from: toolPackages,
  });
}
