/**
 * A mail server inside the guest: `node mail-sink.ts PORT FILE`. Every mail that it takes becomes a line of JSON in
 * FILE, so that the host can read what arrived.
 */
import { appendFileSync } from 'node:fs';
import { MailCatcher } from '../../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../../hw/clock.ts';

const [port = '2525', file = '/box/mails'] = process.argv.slice(2);
appendFileSync(file, '');
const catcher = new MailCatcher({
  clock: systemClock,
  onMail: ({ to, subject, text }) => appendFileSync(file, `${JSON.stringify({ to, subject, text })}\n`),
});
await catcher.start(Number(port));
