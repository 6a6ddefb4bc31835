/**
 * The office around the box under trial: `node office.ts URL NUMBER CODE`. Runs in the network of the container: a PBX that
 * speaks Asterisk's protocol on port 5038 and a mail server on port 2525. It waits for the box and its link, has NUMBER
 * call, and ends with 0 as soon as the mail about that call has come. The last line of its output is JSON.
 */

import { X509Certificate } from 'node:crypto';
import { setDefaultCACertificates } from 'node:tls';
import { MailCatcher } from '../../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../../hw/clock.ts';
import { createSimulatedPbx } from '../../../hw/simulated/asterisk-pbx/pbx.ts';
import { until } from '../../rig/until.ts';
import { Administrator } from './administrator.ts';

export const PBX_PORT = 5038;
export const MAIL_PORT = 2525;
/** An emulated processor is some twenty times slower. */
const LIMIT = { limitMs: 300_000, everyMs: 250 };

/** What came of one call; times in milliseconds. */
export interface Played {
  readonly listening: number;
  readonly linked: number;
  readonly mailed: number;
  readonly subject: string | undefined;
  /** Numbers of the calls that the box knows, newest first. */
  readonly recorded: readonly string[];
}

async function play(url: string, number: string, code: string): Promise<Played> {
  const subjects: string[] = [];
  const mails = new MailCatcher({ clock: systemClock, onMail: ({ subject }) => subjects.push(subject) });
  const pbx = createSimulatedPbx({ clock: systemClock, users: [{ username: 'rusuban', secret: 'trial' }] });
  await mails.start(MAIL_PORT);
  await pbx.listen(PBX_PORT);
  const listening = await until('the page', () => trust(url), LIMIT);
  const linked = await until('the link of the box', async () => pbx.clients > 0, LIMIT);
  const administrator = await Administrator.comeIn(url, code);
  await administrator.leaveTheOffice();
  const recorded = () => administrator.recorded();
  const call = pbx.ring({ from: number, did: '0312340001', extensions: ['101'] });
  await until('the call on the board', async () => (await recorded()).includes(number), LIMIT);
  call.hangUp('caller');
  const mailed = await until('the mail', async () => subjects.length > 0, LIMIT);
  return { listening, linked, mailed, subject: subjects[0], recorded: await recorded() };
}

/** As somebody does who sits down at a new computer: fetches the authority of the box and believes in it. */
async function trust(url: string): Promise<boolean> {
  const signal = () => AbortSignal.timeout(20_000);
  const given = await fetch(`${url.replace('https:', 'http:')}/ca.crt`, { signal: signal() }).catch(
    () => null,
  );
  if (given === null || !given.ok) return false;
  setDefaultCACertificates([new X509Certificate(Buffer.from(await given.arrayBuffer())).toString()]);
  const reply = await fetch(`${url}/healthz`, { signal: signal() }).catch(() => null);
  return reply !== null;
}

if (import.meta.main) {
  const [url = '', number = '', code = ''] = process.argv.slice(2);
  try {
    console.log(JSON.stringify(await play(url, number, code)));
    process.exit(0);
  } catch (error) {
    console.log(JSON.stringify({ failed: error instanceof Error ? error.message : String(error) }));
    process.exit(1);
  }
}
