import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a running system writes by itself, or what dpkg and systemd-sysusers keep of every package. */
const NOT_OURS = [
  /^(dev|proc|sys|run|tmp|root)(\/|$)/,
  /^var\/(log|cache|tmp)(\/|$)/,
  /^var\/lib\/(dpkg|systemd\/(catalog|random-seed|timers|timesync)|private)(\/|$)/,
  /^var\/lib\/apt\//,
  /^etc\/(passwd|group|shadow|gshadow)-?$/,
  /^etc\/(\.pwd\.lock|\.updated|machine-id|resolv\.conf|hostname)$/,
  /^var\/(\.updated|spool)/,
];

/** Every path below a root, besides what is no trace of a package. */
export function filesOf(root: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const inside = relative(root, path);
      if (NOT_OURS.some((pattern) => pattern.test(inside))) continue;
      found.add(inside);
      if (lstatSync(path).isDirectory()) walk(path);
    }
  };
  walk(root);
  return found;
}

/** Paths that are there now and were not before. */
export function addedTo(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  return [...now].filter((path) => !before.has(path));
}
