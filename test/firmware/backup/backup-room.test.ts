import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { BackupRoom } from '../../../firmware/backup/backup-room.ts';
import { mediaPoints } from '../../../firmware/backup/mount.ts';
import { madeAt, nightlyName } from '../../../firmware/backup/rotation.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { NOW } from '../store/temporary-box.ts';
import { backupBox } from './backup-box.ts';

const DAY_MS = 86_400_000;

function room(t: ExecutionContext, config: 'none' | 'folder' | 'stick') {
  const box = backupBox(t);
  const folder = join(box.folder, 'backups');
  const requireMount = config === 'stick' ? '/media/usb' : null;
  const backups = new BackupRoom({
    config: config === 'none' ? null : { folder, cron: '30 3 * * *', keep: 30, requireMount },
    ...{ timezone: 'Asia/Tokyo', database: box.file, version: '0.1.0', log: silentLog },
    clock: new FakeClock(NOW),
    readMounts: async () => '',
  });
  return { box, folder, backups };
}

test('where no folder is set, nothing is made and nothing is wrong', async (t) => {
  const { backups } = room(t, 'none');
  t.false(backups.begin());
  t.like(await backups.state(), { folder: null, isRunning: false, failure: null, count: 0, kept: [] });
  t.deepEqual(backups.last, { phase: 'good', at: null });
});

test('a backup on demand stands among those that are kept, with its time and its size', async (t) => {
  const { backups, box, folder } = room(t, 'folder');
  await (await box.open()).close();
  t.like(await backups.state(), { folder, count: 0, kept: [] }, 'a folder that is not made yet holds none');
  t.true(backups.begin());
  t.true((await backups.state()).isRunning);
  t.false(backups.begin(), 'one at a time');
  await backups.stop();
  const { kept, isRunning, failure } = await backups.state();
  t.false(isRunning);
  t.is(failure, null);
  t.is(kept?.length, 1);
  t.is(kept?.[0]?.at, Math.floor(NOW / 1000) * 1000);
  t.true((kept?.[0]?.bytes ?? 0) > 1000);
});

test('the newest twenty are shown and all are counted; other files are none of them', async (t) => {
  const { backups, folder } = room(t, 'folder');
  mkdirSync(folder);
  for (let day = 0; day < 25; day += 1) writeFileSync(join(folder, nightlyName(NOW - day * DAY_MS)), 'x');
  writeFileSync(join(folder, 'holiday.jpg'), '');
  const { kept, count } = await backups.state();
  t.is(count, 25);
  t.is(kept?.length, 20);
  t.is(kept?.[0]?.at, Math.floor(NOW / 1000) * 1000);
});

test('a stick that is not there, and a folder that is a file, are said in words', async (t) => {
  const stick = room(t, 'stick');
  await stick.backups.start();
  t.deepEqual((await stick.backups.state()).failure, { why: 'not-mounted', words: '' });
  await stick.backups.stop();
  const { backups, folder } = room(t, 'folder');
  writeFileSync(folder, '');
  t.true(backups.begin());
  await backups.stop();
  const { failure, kept } = await backups.state();
  t.is(failure?.why, 'not-written');
  t.regex(failure?.words ?? '', /EEXIST|ENOTDIR/);
  t.is(kept, null);
});

test('sticks and disks offer themselves, once each; the rest of the machine does not', (t) => {
  const mounts = [
    '22 1 8:2 / / rw - ext4 /dev/mmcblk0p2 rw',
    '90 22 8:17 / /media/usb rw - vfat /dev/sda1 rw',
    '91 22 8:17 / /media/usb rw - vfat /dev/sda1 rw',
    '92 22 0:50 / /mnt/my\\040nas rw - nfs nas:/x rw',
    '93 22 0:51 / /media rw - tmpfs tmpfs rw',
    '94 22 0:52 / /proc rw - proc proc rw',
    '95 22 8:33 / /media/pi/FILM ro,nosuid - iso9660 /dev/sr0 ro',
    '96 22 8:49 / /media/pi/STICK rw,nosuid - exfat /dev/sdd1 rw',
    '97 22 8:49 / /mnt/a/b/c rw - ext4 /dev/sde1 rw',
  ].join('\n');
  t.deepEqual(mediaPoints(mounts), ['/media/pi/STICK', '/media/usb', '/mnt/my nas']);
});

test('the name of a backup says when it was made', (t) => {
  t.is(madeAt(nightlyName(Date.UTC(2026, 10, 24, 1, 2, 3))), Date.UTC(2026, 10, 24, 1, 2, 3));
  t.is(madeAt('rusuban-mine.backup'), null);
  t.is(madeAt(`${nightlyName(0)}.partial`), null);
});
