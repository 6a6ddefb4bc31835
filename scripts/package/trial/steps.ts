import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../rig/until.ts';
import type { BoxInContainer } from './box-in-container.ts';
import type { Beginning } from './container.ts';
import { addedTo, filesOf } from './files-left.ts';

/** What a step works on. */
export interface Trial {
  readonly box: BoxInContainer;
  readonly beginning: Beginning;
  readonly version: { readonly first: string; readonly next: string };
  /** Files before anything was installed. */
  readonly before: ReadonlySet<string>;
}

export interface Step {
  readonly title: string;
  /** What only systemd does cannot be tried without one inside. */
  readonly needsSystemd?: true;
  /** @returns figures for the report. @throws with what is wrong */
  run(trial: Trial): Promise<readonly string[]>;
}

const CALLERS = { first: '0300001201', second: '0300001202', third: '0300001203' } as const;

/** In this order; each begins where the one before has ended. */
export const STEPS: readonly Step[] = [
  { title: 'a package is installed, and the box runs as it comes', run: installed },
  {
    title: 'it can write to a stick that is mounted later, and to nothing else',
    needsSystemd: true,
    run: confined,
  },
  { title: 'a missed call becomes a mail', run: callBecomesMail },
  { title: 'killed, and stopped dead, the box is started again', needsSystemd: true, run: startedAgain },
  { title: 'a newer version takes over settings and data', run: updated },
  { title: 'removed, it leaves settings and data', run: removed },
  { title: 'installed again, it goes on with them', run: installedAgain },
  { title: 'purged, it leaves nothing', run: purged },
];

async function installed({ box, beginning, version }: Trial): Promise<readonly string[]> {
  const { container } = box;
  await box.install(version.first);
  const stat = await container.sh('stat -c "%A %U %G" /etc/rusuban /etc/rusuban/rusuban.yaml');
  same(stat, 'drwxr-x--- root rusuban\n-rw-r----- root rusuban\n');
  await container.sh('rusuban check-config /etc/rusuban/rusuban.yaml && rusuban formats');
  // The scripts may be run again at any time.
  await container.sh(
    'dpkg-reconfigure rusuban 2>/dev/null || /var/lib/dpkg/info/rusuban.postinst configure ""',
  );
  if (beginning === 'bare') return [];
  same(await container.sh('systemctl is-active rusuban; systemctl is-enabled rusuban'), 'active\nenabled\n');
  const pid = await box.mainPid();
  const memory = /VmRSS:\s+(\d+)/.exec(await container.sh(`cat /proc/${pid}/status`))?.[1];
  const exposure = (await container.sh('systemd-analyze security --no-pager rusuban')).match(
    /level for .*?: ([\d.]+)/,
  );
  return [`ready after ${await startTime(box)} ms, ${memory} kB resident, exposure ${exposure?.[1]}`];
}

/** Milliseconds from the start of the process to READY=1. */
async function startTime({ container }: BoxInContainer): Promise<number> {
  const wanted = '-p ExecMainStartTimestampMonotonic -p ActiveEnterTimestampMonotonic';
  const [from = 0, to = 0] = (await container.sh(`systemctl show --value ${wanted} rusuban`))
    .trim()
    .split('\n')
    .map(Number);
  return Math.round(Math.abs(to - from) / 1000);
}

async function confined({ box }: Trial): Promise<readonly string[]> {
  const { container } = box;
  await container.sh('mkdir -p /media/usb && mount -t tmpfs -o uid=rusuban tmpfs /media/usb');
  const inside = `nsenter -t ${await box.mainPid()} -m setpriv --reuid rusuban --regid rusuban --clear-groups`;
  await container.sh(`${inside} touch /media/usb/a-backup && ls /media/usb/a-backup`);
  for (const folder of ['/etc/rusuban', '/usr/lib/rusuban', '/home', '/var/tmp/..'])
    same(await container.sh(`${inside} touch ${folder}/x 2>/dev/null || echo refused`), 'refused\n');
  await container.sh('umount /media/usb && rmdir /media/usb');
  return [];
}

async function callBecomesMail({ box }: Trial): Promise<readonly string[]> {
  box.configure();
  await box.restart();
  const { mailed, subject } = await box.call(CALLERS.first);
  return [`mail after ${mailed} ms: ${subject}`];
}

async function startedAgain({ box }: Trial): Promise<readonly string[]> {
  const { container } = box;
  const isBack = async (old: string) => {
    const state = (await container.sh('systemctl is-active rusuban || :')).trim();
    return state === 'active' && (await box.mainPid()) !== old;
  };
  const killed = await box.mainPid();
  await container.sh(`kill -KILL ${killed}`);
  const afterKill = await until('the box after a kill', () => isBack(killed), { limitMs: 120_000 });
  await container.sh(
    `mkdir -p /run/systemd/system/rusuban.service.d
     printf '[Service]\\nWatchdogSec=10\\n' >/run/systemd/system/rusuban.service.d/quick.conf
     systemctl daemon-reload && systemctl restart rusuban`,
  );
  const frozen = await box.mainPid();
  await container.sh(`kill -STOP ${frozen}`);
  const afterStop = await until('the watchdog', () => isBack(frozen), { limitMs: 180_000 });
  await container.sh('rm -r /run/systemd/system/rusuban.service.d && systemctl daemon-reload');
  return [`back ${afterKill} ms after a kill, ${afterStop} ms after it stood still (WatchdogSec=10)`];
}

async function updated({ box, beginning, version }: Trial): Promise<readonly string[]> {
  const { container } = box;
  const old = beginning === 'systemd' ? await box.mainPid() : '';
  await box.install(version.next);
  same(await container.sh('stat -c "%A %U %G" /etc/rusuban/rusuban.yaml'), '-rw-r----- root rusuban\n');
  if (!readFileSync(join(container.root, 'etc/rusuban/rusuban.yaml'), 'utf8').includes('by an administrator'))
    throw new Error('the configuration was replaced');
  const backup = lstatSync(join(container.root, 'var/lib/rusuban/before-update.backup'));
  if (beginning === 'bare') await box.restart();
  else if ((await box.mainPid()) === old) throw new Error('the old version still runs');
  const { recorded } = await box.call(CALLERS.second);
  same(recorded, [CALLERS.second, CALLERS.first]);
  return [`backup before it: ${backup.size} bytes; ${(await container.sh('rusuban --version')).trim()}`];
}

async function removed({ box, beginning }: Trial): Promise<readonly string[]> {
  const { container } = box;
  if (beginning === 'bare') await box.stop();
  await container.sh('dpkg --remove rusuban');
  same(await box.processes(), '');
  for (const path of ['etc/rusuban/rusuban.yaml', 'var/lib/rusuban/rusuban.db'])
    if (!existsSync(join(container.root, path))) throw new Error(`/${path} is gone`);
  if (existsSync(join(container.root, 'usr/lib/rusuban'))) throw new Error('/usr/lib/rusuban is still there');
  return [];
}

async function installedAgain({ box, beginning, version }: Trial): Promise<readonly string[]> {
  await box.install(version.next);
  if (beginning === 'bare') await box.restart();
  const { recorded } = await box.call(CALLERS.third);
  same(recorded, [CALLERS.third, CALLERS.second, CALLERS.first]);
  return [];
}

async function purged({ box, beginning, before }: Trial): Promise<readonly string[]> {
  const { container } = box;
  if (beginning === 'bare') await box.stop();
  await container.sh('dpkg --purge rusuban');
  same(addedTo(before, filesOf(container.root)), []);
  same(await container.sh('id -un rusuban'), 'rusuban\n');
  return ['the user and the group gpio stay, as Debian wants it'];
}

function same(found: unknown, wanted: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`wanted ${other}, found ${one}`);
}
