import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Architecture, runtimePackage } from './architecture.ts';
import { CACHE, locked, NoPackage, ROOT } from './checkout.ts';
import { npmPackage } from './npm-package.ts';
import { runTool } from './run-tool.ts';

/** Packages whose native part is compiled here; the others bring theirs. */
const COMPILED = ['sqlite3', 'epoll'] as const;
type Compiled = (typeof COMPILED)[number];
/** node-addon-api is a part of the build itself: it would leave files beside the place where it lies. */
const COPIED: readonly string[] = [...COMPILED, 'node-addon-api'];

/** The native parts for an architecture, by package. */
export type Addons = Readonly<Record<Compiled, string>>;

const OUTPUT: Addons = { sqlite3: 'build/Release/node_sqlite3.node', epoll: 'build/Release/epoll.node' };

/**
 * Compiles what npm has no binary for, with the compiler for that architecture and the headers of the very Node that
 * is packed. Kept by compiler and versions: the second time it takes no time.
 */
export function compileAddons(architecture: Architecture, say: (line: string) => void): Addons {
  const compiler = compilerOf(architecture);
  const parts = [compiler, locked(runtimePackage(architecture)).version];
  const versions = COMPILED.map((name) => `${name} ${locked(name).version}`);
  const key = createHash('sha256')
    .update([...parts, ...versions].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const kept = join(CACHE, 'addons', `${architecture.debian}-${key}`);
  if (!existsSync(kept)) {
    say(`compiling SQLite for ${architecture.debian}: about two minutes, once`);
    compileInto(kept, architecture);
  }
  return { sqlite3: join(kept, 'sqlite3.node'), epoll: join(kept, 'epoll.node') };
}

function compilerOf({ tools, toolPackages }: Architecture): string {
  const [first = ''] = runTool(`${tools}g++`, ['--version'], { from: toolPackages }).split('\n');
  return first;
}

function compileInto(kept: string, architecture: Architecture): void {
  mkdirSync(join(CACHE, 'addons'), { recursive: true });
  const work = mkdtempSync(join(CACHE, 'addons', 'new-'));
  const done = join(work, 'done');
  mkdirSync(done);
  try {
    const modules = join(work, 'node_modules');
    copyToCompile(modules);
    for (const name of COMPILED) {
      const folder = join(modules, name);
      compile(folder, architecture);
      cpSync(join(folder, OUTPUT[name]), join(done, `${name}.node`));
    }
    renameSync(done, kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy, because the checkout's own is built for this machine; what else it needs is found beside it. */
function copyToCompile(modules: string): void {
  mkdirSync(modules, { recursive: true });
  const installed = join(ROOT, 'node_modules');
  for (const name of readdirSync(installed)) {
    const [from, to] = [join(installed, name), join(modules, name)];
    if (COPIED.includes(name))
      cpSync(from, to, { recursive: true, filter: (path) => path !== join(from, 'build') });
    else symlinkSync(from, to);
  }
}

function compile(cwd: string, architecture: Architecture): void {
  const { node, tools } = architecture;
  const gyp = process.env['npm_config_node_gyp'];
  if (gyp === undefined) throw new NoPackage('npm names no node-gyp. Start this with: npm run package');
  const env = {
    CC: `${tools}gcc`,
    CXX: `${tools}g++`,
    AR: `${tools}ar`,
    // No path of this machine in what is compiled: the same sources give the same bytes anywhere.
    CFLAGS: `-ffile-prefix-map=${cwd}=.`,
    CXXFLAGS: `-ffile-prefix-map=${cwd}=.`,
    npm_config_napi_build_version: '9',
  };
  const headers = npmPackage(runtimePackage(architecture));
  runTool(process.execPath, [gyp, 'rebuild', `--arch=${node}`, `--nodedir=${headers}`], { cwd, env });
}
