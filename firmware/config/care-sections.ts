import { z } from 'zod';
import { filePath, identifier, section } from './fields.ts';
import { whole } from './scalar.ts';
import { cron } from './timing.ts';

/** What the box does for its own safety: backups, and the limits from which it says that something is wrong. */
export const backup = section(
  'Backups by the clock. Without a folder none are made. Left out: set in the browser.',
  {
    folder: filePath(
      'Folder that takes the backups. It is made where it is missing.',
      '/media/usb/rusuban',
    ).optional(),
    cron: cron('When a backup is made.').prefault('30 3 * * *'),
    keep: whole('How many are kept; the oldest goes when a new one is whole.', 1, 1000, 14).prefault('14'),
    'require-mount': filePath(
      'This path must be a mount point, such as that of a USB stick. Where nothing is mounted no backup is made and that is reported, so that the box’s own card is not filled by mistake.',
      '/media/usb',
    ).optional(),
  },
);

const silence = section('A link with a limit of its own.', {
  link: identifier('Name of the link.', 'modem'),
  hours: whole('Hours without any event; 0: it may be silent for ever.', 0, 8760, 72),
});

export const health = section('From when on something is reported on the page, by lamp and by mail.', {
  'mail-minutes': whole('Mail that is due and does not leave for so long.', 1, 10_080, 30).prefault('30'),
  'link-minutes': whole('A link that is down for so long.', 1, 10_080, 10).prefault('10'),
  'silence-hours': whole(
    'A link that is up and tells of no event for so long; 0: that is never reported. Choose more than a long holiday.',
    0,
    8760,
    0,
  ).prefault('0'),
  silence: z
    .array(silence)
    .meta({ description: 'Links with another limit than `silence-hours`.' })
    .prefault([]),
});
