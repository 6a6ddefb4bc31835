import type { SecureContext } from 'node:tls';
import { v7 } from 'uuid';
import type { Clock } from '../../hw/clock.ts';
import type { DkimConfig, MailConfig, MailServerConfig, MailWayConfig } from '../config/mail-config.ts';
import { oneLine } from './compose-clean.ts';
import { deadline } from './deadline.ts';
import { dkimRecord, signed } from './dkim.ts';
import { buildMessage, type Message, type OutgoingMail } from './message.ts';
import { createSendmailWay } from './sendmail-way.ts';
import { type FaultKind, kindOf, type SessionFault } from './smtp-fault.ts';
import type { SessionLimits, SessionOptions } from './smtp-options.ts';
import { SmtpPool } from './smtp-pool.ts';
import { SmtpSession } from './smtp-session.ts';
import type { TraceEvent } from './smtp-trace.ts';
import { sessionOf } from './smtp-way.ts';
import { FAULT_SAYS, REMEDY } from './smtp-words.ts';
import { BEGINNING, type StoryLine, tell } from './test-mail-story.ts';
import { wayInWords } from './way-words.ts';

export interface TestMailOptions {
  readonly config: MailConfig;
  readonly siteName: string;
  /** Checked: one mail address. */
  readonly address: string;
  readonly clock: Clock;
  /** Takes one line at a time, while it happens. */
  readonly say: (line: string) => void;
  /** In place of `trustedAuthorities()`. */
  readonly trust?: SecureContext;
  readonly limits?: SessionLimits;
}

/** Somebody waits at a terminal; what a patient outbox would wait for, he learns sooner. */
const LIMITS: SessionLimits = { connect: 20_000, silence: 60_000, whole: 120_000 };

/**
 * Sends one mail by every way that the configuration names, and says step by step what happened and, where it
 * failed, what to do. Never rejects for anything that a server or the network does. Says no password.
 *
 * @returns whether every way has taken its mail
 */
export async function sendTestMail(options: TestMailOptions): Promise<boolean> {
  const { config, say } = options;
  const isTaken = await tryWay(config.server, options);
  let isSecondTaken = true;
  if (config.fallback !== null) {
    say('');
    say('The second server:');
    isSecondTaken = await tryWay(config.fallback, options);
  }
  if (config.dkim !== null) sayRecord(config.dkim, say);
  return isTaken && isSecondTaken;
}

async function tryWay(way: MailWayConfig, options: TestMailOptions): Promise<boolean> {
  const { config, clock, say, address } = options;
  const message = await buildMessage(testMail(options), config.from);
  const bytes = config.dkim === null ? message.bytes : await signed(message.bytes, config.dkim);
  say(`From ${config.from.address} to ${address} through ${wayInWords(way)}`);
  if (way.type === 'smtp') return tryServer(way, { ...message, bytes }, options);
  const program = createSendmailWay(way, clock);
  const end = await program.send({ ...message, bytes }, new AbortController().signal, () => undefined);
  say(end.type === 'accepted' ? end.reply : `It did not work: ${end.reply}`);
  if (end.type !== 'accepted')
    say('What to do: try the program by hand, as the user of the box; look into its journal.');
  return end.type === 'accepted';
}

async function tryServer(
  server: MailServerConfig,
  message: Message,
  options: TestMailOptions,
): Promise<boolean> {
  const { config, clock, say, limits = LIMITS } = options;
  const teller = storyTeller(clock, say);
  const session = {
    ...sessionOf(server, { ...options, limits, heloName: config.domain }),
    onTrace: teller.hear,
  };
  const pool = new SmtpPool({ session, mailsPerConnection: 1 });
  const end = await pool.send(message, new AbortController().signal, () => undefined);
  // What is said while both hang up is not part of the story.
  teller.end();
  if (end.type === 'fault') {
    explain(end.fault, say);
    if (OF_CERTIFICATE.has(kindOf(end.fault))) await sayCertificate(server, session, say);
  } else {
    say(`The server has taken the mail for ${options.address}.`);
    say('If it does not arrive, look into the spam folder and into the journal of the server.');
  }
  return end.type === 'accepted';
}

const OF_CERTIFICATE: ReadonlySet<FaultKind> = new Set([
  'certificate-unknown',
  'certificate-name',
  'certificate-expired',
  'certificate-pin',
]);

/** Looks at the certificate once more, without a login and without a mail. */
async function sayCertificate(
  server: MailServerConfig,
  session: SessionOptions,
  say: (line: string) => void,
): Promise<void> {
  const trusting = { ...server, verifyCertificate: false, fingerprint: null, login: null };
  const { onTrace: _, ...quiet } = session;
  const limit = deadline(session.clock, LIMITS.connect, []);
  const opened = await SmtpSession.open({ ...quiet, server: trusting }, limit.signal);
  limit.end();
  if (!(opened instanceof SmtpSession)) return;
  const shown = opened.certificate;
  opened.leave();
  if (shown === null) return;
  say(oneLine(`It shows: ${shown.subject}, signed by ${shown.issuer}, until ${shown.validTo}`, MOST_WORDS));
  say('Only if whoever runs the server confirms this fingerprint, it can be trusted with:');
  say(`  fingerprint: "${shown.fingerprint}"`);
}

function sayRecord(dkim: DkimConfig, say: (line: string) => void): void {
  const { name, text } = dkimRecord(dkim);
  say('');
  say('Mails are signed. Publish this TXT record in the DNS, or receivers take the signature for a forgery:');
  say(`  name   ${name}`);
  say(`  text   ${text}`);
}

function storyTeller(clock: Clock, say: (line: string) => void) {
  const start = clock.monotonic();
  let story = BEGINNING;
  let isOver = false;
  return {
    hear: (event: TraceEvent): void => {
      if (isOver) return;
      const told = tell(story, event);
      story = told.story;
      if (told.line !== null) say(lineText(told.line, clock.monotonic() - start));
    },
    end: (): void => {
      isOver = true;
    },
  };
}

/** @param elapsed milliseconds since the beginning: where the time goes is half of the answer */
function lineText({ step, text }: StoryLine, elapsed: number): string {
  return `${(elapsed / 1000).toFixed(1).padStart(6)} s  ${step.padEnd(13)}${text}`;
}

/** Longest words of a server that are shown, in characters. */
const MOST_WORDS = 1000;

function explain(fault: SessionFault, say: (line: string) => void): void {
  const kind = kindOf(fault);
  const words = fault.rejected[0]?.reply.text ?? fault.reply?.text;
  say(`It did not work: ${FAULT_SAYS[kind] ?? 'the server does not take this mail'}.`);
  say(
    words === undefined
      ? `The error was: ${oneLine(fault.message, MOST_WORDS)}`
      : `The server said: ${oneLine(words, MOST_WORDS)}`,
  );
  say(`What to do: ${REMEDY[kind]}`);
}

function testMail({ address, config, siteName, clock }: TestMailOptions): OutgoingMail {
  const now = clock.now();
  const lines = [
    `${siteName} の留守番からのテストメールです。日本語が読めれば、設定は正しくできています。`,
    `This is a test mail of Rusuban at ${siteName}. If you can read it, mail is set up as it should be.`,
  ].map((line) => oneLine(line, MOST_WORDS));
  return {
    messageId: `<test-${v7({ msecs: now })}@${config.domain}>`,
    toName: '',
    toAddresses: [address],
    replyTo: null,
    subject: `【テスト】${siteName} Rusuban test mail`,
    text: `${lines.join('\n\n')}\n`,
    html: '',
    ...{ charset: 'utf-8', thread: null, vcard: null },
    isAutomatic: true,
    date: now,
  };
}
