import test from 'ava';
import type { BackupFields } from '../../../firmware/http/contract/backup.ts';
import {
  backupFieldsOf,
  draftOfBackup,
  ofPlace,
  placesOf,
  targetOf,
} from '../../../web-admin/src/configuration/backup-draft.ts';
import { bytesText } from '../../../web-admin/src/format/bytes.ts';

const shown = (cron: string, folder = '/media/usb/rusuban', requireMount = '/media/usb'): BackupFields => ({
  ...{ folder, requireMount, cron, keep: '14' },
});

test('a time of the day is chosen, and goes back to the words of the file as it came', (t) => {
  t.like(draftOfBackup(shown('30 3 * * *')), { rhythm: 'daily', time: '03:30' });
  t.like(draftOfBackup(shown('5 22 * * 1-5')), { rhythm: 'weekdays', time: '22:05' });
  t.like(draftOfBackup(shown('0 12 * * 0')), { rhythm: 'weekly', time: '12:00' });
  t.like(draftOfBackup(shown('*/10 3 1 * *')), { rhythm: 'own', cron: '*/10 3 1 * *' });
  for (const cron of ['30 3 * * *', '5 22 * * 1-5', '0 12 * * 0', '*/10 3 1 * *', '0 3 * * 6']) {
    t.deepEqual(backupFieldsOf(draftOfBackup(shown(cron))), shown(cron));
  }
});

test('a time that is not typed to its end is left to the box to refuse', (t) => {
  const draft = { ...draftOfBackup(shown('30 3 * * *')), time: '' };
  t.is(backupFieldsOf(draft).cron, '0  * * *');
});

test('what is plugged in is one choice; where it was pulled it stays in the list', (t) => {
  t.deepEqual(targetOf(shown('', '', '')), { type: 'none' });
  t.deepEqual(targetOf(ofPlace('/media/usb')), { type: 'place', path: '/media/usb' });
  t.deepEqual(targetOf(shown('', '/mnt/nas/office', '/mnt/nas')), { type: 'other' });
  t.deepEqual(targetOf(shown('', '/srv/backup', '')), { type: 'other' });
  const mounted = [{ path: '/media/disk', free: 5e9 }];
  t.deepEqual(placesOf(mounted, { type: 'place', path: '/media/usb' }), [
    ...mounted,
    { path: '/media/usb', free: null },
  ]);
  t.deepEqual(placesOf(mounted, { type: 'place', path: '/media/disk' }), mounted);
});

test('sizes are short', (t) => {
  t.deepEqual([0, 812_000, 999_499, 999_500, 4_200_000, 12_345_678, 58e9, 3e15].map(bytesText), [
    ...['0 KB', '812 KB', '999 KB', '1.0 MB', '4.2 MB', '12 MB', '58 GB', '3000 TB'],
  ]);
});
