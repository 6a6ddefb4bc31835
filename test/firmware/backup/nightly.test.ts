import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { isMountPoint } from '../../../firmware/backup/mount.ts';
import { NightlyBackup } from '../../../firmware/backup/nightly.ts';
import { expired, leftovers, nightlyName } from '../../../firmware/backup/rotation.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { NOW } from '../store/temporary-box.ts';
import { type BackupBox, backupBox } from './backup-box.ts';

const DAY_MS = 86_400_000;
const MOUNTS = [
  '22 1 8:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw',
  '90 22 8:17 / /media/usb rw shared:9 - vfat /dev/sda1 rw',
  '91 22 8:33 / /media/my\\040stick rw - vfat /dev/sdb1 rw',
].join('\n');

const nightly = (box: BackupBox, known: { keep?: number; requireMount?: string; mounts?: string } = {}) => {
  const clock = new FakeClock(NOW);
  const folder = join(box.folder, 'stick', 'backups');
  const { keep = 3, requireMount = null, mounts = MOUNTS } = known;
  const backup = new NightlyBackup({
    config: { folder, cron: '30 3 * * *', keep, requireMount },
    ...{ timezone: 'Asia/Tokyo', database: box.file, version: '0.1.0', clock, log: silentLog },
    readMounts: async () => mounts,
  });
  return { backup, clock, folder };
};

test('the newest backups are kept, the oldest make room', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  const { backup, clock, folder } = nightly(box);
  for (let night = 0; night < 4; night++) {
    await backup.run();
    clock.advance(DAY_MS);
  }
  t.deepEqual(
    readdirSync(folder).sort(),
    [1, 2, 3].map((night) => nightlyName(NOW + night * DAY_MS)),
  );
  t.deepEqual(backup.state, { phase: 'good', at: NOW + 3 * DAY_MS });
});

test('what else lies on the stick is left alone; what a power cut left half made goes', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  const { backup, folder } = nightly(box, { keep: 1 });
  mkdirSync(folder, { recursive: true });
  const cut = `${nightlyName(NOW - DAY_MS)}.partial`;
  for (const name of ['holiday.jpg', 'rusuban-mine.backup', 'x.partial', cut])
    writeFileSync(join(folder, name), '');
  await backup.run();
  t.deepEqual(
    readdirSync(folder).sort(),
    ['holiday.jpg', nightlyName(NOW), 'rusuban-mine.backup', 'x.partial'].sort(),
  );
});

test('where no stick is mounted nothing is written to its mount point, and that is reported from the start', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  const { backup, folder } = nightly(box, { requireMount: '/media/other' });
  await backup.start();
  t.deepEqual(backup.state, { phase: 'failed', at: null, why: 'not-mounted', words: '' });
  await backup.run();
  await backup.stop();
  t.false(existsSync(folder));
});

test('a failure is reported and over with the next good backup', async (t) => {
  const box = backupBox(t);
  const { backup } = nightly(box, { requireMount: '/media/usb' });
  await backup.run();
  t.like(backup.state, { phase: 'failed', at: null, why: 'not-written' });
  t.regex(backup.state.phase === 'failed' ? backup.state.words : '', /was not made: /);
  await (await box.open()).close();
  await backup.run();
  t.deepEqual(backup.state, { phase: 'good', at: NOW });
});

test('a mount point is told from a folder, also with a blank in its name', (t) => {
  t.true(isMountPoint(MOUNTS, '/media/usb'));
  t.true(isMountPoint(MOUNTS, '/media/my stick'));
  for (const path of ['/media', '/media/usb/rusuban', '/media/us', ''])
    t.false(isMountPoint(MOUNTS, path), path);
  t.false(isMountPoint('', '/media/usb'));
});

test('the backup just made never goes, also when the clock stood in 1970 as it was made', (t) => {
  const made = nightlyName(0);
  const others = [1, 2, 3].map((night) => nightlyName(NOW + night * DAY_MS));
  t.deepEqual(expired([made, ...others], made, 3), [others[0]]);
  t.deepEqual(expired([made, ...others], made, 10), []);
  t.deepEqual(leftovers([`${made}.partial`, made, 'a.partial'], ['.partial']), [`${made}.partial`]);
});
