import type { jaHealth } from './ja-health.ts';

/** English words of what is wrong with the box. */
export const enHealth: typeof jaHealth = {
  health: {
    label: 'State of the box',
    level: { warning: 'Warning:', fault: 'Fault:' },
    since: (time) => `since ${time}`,
    title: {
      'disk-full': () => 'The disk is full',
      'disk-failing': () => 'The disk cannot be read or written',
      'disk-low': () => 'Little space is left on the disk',
      unsaved: () => 'Some calls are not stored yet',
      'mail-stuck': () => 'Mail is not leaving',
      'mail-unseen': () => 'Mail still waits for approval',
      'mail-undelivered': () => 'A mail did not arrive',
      'bounces-unread': () => 'Returned mail cannot be read',
      'template-broken': () => 'A mail template has a fault',
      'link-down': (link) => `No connection to “${link}”`,
      'link-silent': (link) => `Nothing is heard from “${link}”`,
      'backup-failed': () => 'The backup was not made',
      'backup-not-mounted': () => 'The place for backups is not connected',
      'clock-not-set': () => 'The box does not know the time yet',
    },
    advice: {
      'disk-full': 'Calls are shown and cannot be stored. They will be when there is space again.',
      'disk-failing': 'The card may be worn out. Replace it.',
      'disk-low': 'Remove old files or take a larger card.',
      unsaved: 'Do not switch the box off. It tries until they are.',
      'mail-stuck': 'No mail is lost. The mail page shows what the server says.',
      'mail-undelivered':
        'Nobody could be told of it by mail. See the mail page, and check the default representative.',
      'mail-unseen': 'Look at it on the mail page, and send it or drop it.',
      'bounces-unread':
        'Mails that come back are not noticed meanwhile. Check server, password and folder of “bounces”.',
      'template-broken': 'The built-in text is sent instead. Correct it in the settings.',
      'link-down':
        'Calls of this equipment are not shown. “Hardware” in the settings says why, and what helps.',
      'link-silent': 'It is connected. Check the telephone line and the equipment.',
      'backup-failed': 'Check its free space and its state.',
      'backup-not-mounted': 'Check the USB stick.',
      'clock-not-set': 'Times of records are not certain. Check the network.',
    },
  },
};
