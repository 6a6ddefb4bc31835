import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdDecompressSync } from 'node:zlib';
import { takeTurn } from './lock.ts';

const run = promisify(execFile);

/** A kernel of Debian, unpacked: an uncompressed image for a quick start, and its modules. */
export interface Kernel {
  readonly version: string;
  readonly vmlinux: string;
  /** The folder that holds `kernel/`. */
  readonly modules: string;
}

/** Why there is no rig on this machine: one sentence. */
export class NoRig extends Error {}

/** The first one that has gpio-sim in Debian; another one is taken when the archive has it no more. */
const PINNED = '7.3.4+deb13-amd64';
const SUITES = ['trixie-backports', 'trixie'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const MINUTES = 60_000;

/** Written last. */
const READY = 'kernel/version';

/** Whether `findKernel` needs no network. */
export function hasKernel(cache: string): boolean {
  return existsSync(join(cache, READY));
}

/**
 * The kernel of the rig, downloaded once from the archive that this machine's apt uses.
 *
 * @throws {NoRig} when there is none to be had
 */
export async function findKernel(cache: string, say: (line: string) => void): Promise<Kernel> {
  const folder = join(cache, 'kernel');
  const ready = join(cache, READY);
  if (!existsSync(ready)) {
    const endTurn = await takeTurn('download', 10 * MINUTES);
    try {
      if (!existsSync(ready)) await download(cache, folder, say);
    } finally {
      await endTurn();
    }
  }
  const version = readFileSync(ready, 'utf8').trim();
  return { version, vmlinux: join(folder, 'vmlinux'), modules: join(folder, 'usr/lib/modules', version) };
}

async function download(cache: string, folder: string, say: (line: string) => void): Promise<void> {
  const apt = await privateApt(join(cache, 'apt'));
  say('reading the package lists of the archive');
  await apt('apt-get', ['update', '-qq']);
  const version = await newest(apt);
  const downloads = join(cache, 'downloads');
  mkdirSync(downloads, { recursive: true });
  say(`downloading the kernel ${version} (120 MB)`);
  const packages = [`linux-binary-unsigned-${version}`, `linux-modules-${version}`];
  await apt('apt-get', ['download', ...packages], downloads);
  const unpacked = `${folder}.new`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  say('unpacking it');
  await run('sh', [
    '-c',
    'for deb in "$1"/*.deb; do dpkg-deb -x "$deb" "$2"; done',
    'sh',
    downloads,
    unpacked,
  ]);
  const image = readFileSync(join(unpacked, 'usr/lib/modules', version, 'vmlinuz.unsigned'));
  writeFileSync(join(unpacked, 'vmlinux'), vmlinuxOf(image));
  writeFileSync(join(unpacked, 'version'), `${version}\n`);
  renameSync(unpacked, folder);
  rmSync(downloads, { recursive: true, force: true });
}

type Apt = (command: string, args: readonly string[], cwd?: string) => Promise<string>;

/** An apt with lists of its own: the machine's own packages are not touched. */
async function privateApt(root: string): Promise<Apt> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']).catch(() => {
    throw new NoRig('there is no apt here that could download a kernel');
  });
  const archive = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (archive === undefined) throw new NoRig('the apt sources of this machine name no Debian archive');
  for (const part of ['etc/apt/preferences.d', 'etc/apt/apt.conf.d', 'var/lib/apt/lists/partial'])
    mkdirSync(join(root, part), { recursive: true });
  mkdirSync(join(root, 'var/cache/apt/archives/partial'), { recursive: true });
  mkdirSync(join(root, 'var/lib/dpkg'), { recursive: true });
  writeFileSync(join(root, 'var/lib/dpkg/status'), '');
  const sources = SUITES.map((suite) => `deb [signed-by=${KEYRING}] ${archive} ${suite} main\n`);
  writeFileSync(join(root, 'etc/apt/sources.list'), sources.join(''));
  const own = ['-o', `Dir=${root}`, '-o', 'APT::Architecture=amd64', '-o', 'APT::Sandbox::User=root'];
  return async (command, args, cwd) => {
    const limits = { timeout: 10 * MINUTES, maxBuffer: 64 << 20 };
    const where = cwd === undefined ? limits : { ...limits, cwd };
    try {
      return (await run(command, [...own, ...args], where)).stdout;
    } catch (error) {
      throw new NoRig(`the archive gives no kernel: ${firstLine(error)}`);
    }
  };
}

async function newest(apt: Apt): Promise<string> {
  const listed = await apt('apt-cache', ['pkgnames', 'linux-binary-unsigned-']);
  const versions = [...listed.matchAll(/^linux-binary-unsigned-(\d[\w.+~]*-amd64)$/gm)].flatMap(
    (found) => found[1] ?? [],
  );
  if (versions.includes(PINNED)) return PINNED;
  const [last] = versions.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (last === undefined)
    throw new NoRig('the archive has no kernel with simulated GPIO (linux-binary-unsigned-*)');
  return last;
}

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const ELF = Buffer.from([0x7f, 0x45, 0x4c, 0x46]);

/** The kernel inside a bzImage. To start it needs three seconds; to unpack itself first, ten. */
function vmlinuxOf(image: Buffer): Buffer {
  for (let at = image.indexOf(ZSTD); at >= 0; at = image.indexOf(ZSTD, at + 1)) {
    const unpacked = unpackFrom(image.subarray(at));
    if (unpacked?.subarray(0, 4).equals(ELF)) return unpacked;
  }
  throw new NoRig('the kernel image is packed in a way that is not known here');
}

function unpackFrom(packed: Buffer): Buffer | null {
  try {
    return zstdDecompressSync(packed);
  } catch {
    return null;
  }
}

function firstLine(error: unknown): string {
  const said =
    error instanceof Error ? ('stderr' in error ? String(error.stderr) : error.message) : String(error);
  return said.trim().split('\n').at(-1) ?? 'no reason given';
}
