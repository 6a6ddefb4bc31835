import test from 'ava';
import { rejects } from './rejects.ts';
import { AMI, good, SMALL } from './sample-files.ts';

test('without a folder no backups are made, and mail and links have limits all the same', (t) => {
  const { backup, health } = good(SMALL);
  t.is(backup, null);
  t.deepEqual(health, { mailMinutes: 30, linkMinutes: 10, silenceHours: 0, silence: [] });
});

test('paths of backups count from the folder of the configuration', (t) => {
  const { backup } = good(`${SMALL}backup: { folder: backups, keep: 7, require-mount: /media/usb }\n`);
  t.deepEqual(backup, {
    folder: '/etc/rusuban/backups',
    cron: '30 3 * * *',
    keep: 7,
    requireMount: '/media/usb',
  });
});

test('a limit of its own may be given to a link that has no name in the file', (t) => {
  const { health } = good(`${SMALL}${AMI}health: { silence: [ { link: pbx, hours: 72 } ] }\n`);
  t.deepEqual(health.silence, [{ link: 'pbx', hours: 72 }]);
});

test(
  'a silence limit of a link that does not exist',
  rejects,
  `${SMALL}health: { silence: [ { link: modem, hours: 72 } ] }\n`,
  'health.silence[0].link',
  4,
  /names no link/,
  /one of the links/,
);
