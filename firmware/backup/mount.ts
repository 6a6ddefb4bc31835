/**
 * Is something mounted at this path? Asked before a stick is written to: an empty mount point looks like a folder
 * and lies on the box's own card.
 *
 * @param mountinfo text of /proc/self/mountinfo (proc(5): the fifth field is the mount point, blanks as \040)
 * @param path absolute, without a slash at the end
 */
export function isMountPoint(mountinfo: string, path: string): boolean {
  return mountinfo.split('\n').some((line) => {
    const point = line.split(' ')[4];
    return point !== undefined && unescaped(point) === path;
  });
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
