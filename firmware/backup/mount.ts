import { readFile } from 'node:fs/promises';

/** What is mounted, as the kernel lists it (proc(5), mountinfo). Rejects where there is no such list. */
export const readMountTable = (): Promise<string> => readFile('/proc/self/mountinfo', 'utf8');

/**
 * Is something mounted at this path? Asked before a stick is written to: an empty mount point looks like a folder
 * and lies on the box's own card.
 *
 * @param mountinfo text of /proc/self/mountinfo
 * @param path absolute, without a slash at the end
 */
export function isMountPoint(mountinfo: string, path: string): boolean {
  return mounts(mountinfo).some(({ point }) => point === path);
}

/** Where sticks and disks are mounted, by hand or for a user, and where the service may write. */
const FOR_MEDIA = /^\/(media|mnt)\/[^/]+(\/[^/]+)?$/;

/** Mount points of sticks and disks that may be written to, each once, in the order of their names. */
export function mediaPoints(mountinfo: string): readonly string[] {
  const open = mounts(mountinfo).filter(({ point, isOpen }) => isOpen && FOR_MEDIA.test(point));
  return [...new Set(open.map(({ point }) => point))].sort();
}

interface Mount {
  readonly point: string;
  /** Not mounted to be read only. */
  readonly isOpen: boolean;
}

/** The fifth field of each line, blanks as \\040, and the sixth. */
function mounts(mountinfo: string): readonly Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [, , , , point, options = ''] = line.split(' ');
    return point === undefined ? [] : [{ point: unescaped(point), isOpen: !/^ro(,|$)/.test(options) }];
  });
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
