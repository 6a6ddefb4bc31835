import type { SecureContext } from 'node:tls';
import { v7 } from 'uuid';
import type { Clock } from '../../hw/clock.ts';
import type { MailServerConfig, MailWayConfig, ReadyMailConfig } from '../config/mail-config.ts';
import type { MailFault, MailFaultCode } from '../mail-faults/mail-fault.ts';
import { oneLine } from './compose-clean.ts';
import { isNamed } from './compose-words.ts';
import { deadline } from './deadline.ts';
import { dkimRecord, signed } from './dkim.ts';
import { buildMessage, type Message, type OutgoingMail } from './message.ts';
import { createSendmailWay } from './sendmail-way.ts';
import type { SessionLimits, SessionOptions } from './smtp-options.ts';
import { placeOf } from './smtp-place.ts';
import { SmtpPool } from './smtp-pool.ts';
import { SmtpSession } from './smtp-session.ts';
import type { TraceEvent } from './smtp-trace.ts';
import { mailFaultOf } from './smtp-verdict.ts';
import { sessionOf } from './smtp-way.ts';
import { BEGINNING, type StoryLine, tell, timeOf } from './test-mail-story.ts';
import { wayInWords } from './way-words.ts';

/** What happens while a mail is tried, in its order. */
export type TestMailEvent =
  /** `isSecond`: the server that takes the mails while the first cannot. */
  | { readonly type: 'way'; readonly way: string; readonly isSecond: boolean }
  /** `elapsed`: milliseconds since the conversation began. */
  | ({ readonly type: 'step'; readonly elapsed: number } & StoryLine)
  /** `program`: the one that took it, with what it said; null: the server did. */
  | { readonly type: 'taken'; readonly program: string | null; readonly words: string }
  | { readonly type: 'fault'; readonly fault: MailFault }
  /** What the server shows, looked at without a login after it was not trusted. */
  | { readonly type: 'certificate'; readonly shown: TestedCertificate }
  /** The TXT record that belongs to the signature of the mails. */
  | { readonly type: 'record'; readonly name: string; readonly text: string };

export interface TestedCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** ms since 1970; null: it does not say. */
  readonly until: number | null;
  /** SHA-256, pairs with colons. */
  readonly fingerprint: string;
}

export interface TestMailOptions {
  readonly config: ReadyMailConfig;
  readonly siteName: string;
  /** Checked: one mail address. */
  readonly address: string;
  readonly clock: Clock;
  readonly hear: (event: TestMailEvent) => void;
  /** In place of `trustedAuthorities()`. */
  readonly trust?: SecureContext;
  readonly limits?: SessionLimits;
  /** Breaks it off. */
  readonly signal?: AbortSignal;
}

/** Somebody waits at a terminal; what a patient outbox would wait for, he learns sooner. */
const LIMITS: SessionLimits = { connect: 20_000, silence: 60_000, whole: 120_000 };
const NEVER = new AbortController().signal;

/**
 * Sends one mail by every way that the configuration names, and tells step by step what happens. Never rejects for
 * anything that a server or the network does. Tells no password.
 *
 * @returns whether every way has taken its mail
 */
export async function sendTestMail(options: TestMailOptions): Promise<boolean> {
  const { config, hear } = options;
  const isTaken = await tryWay(config.server, false, options);
  const isSecondTaken = config.fallback === null || (await tryWay(config.fallback, true, options));
  if (config.dkim !== null) hear({ type: 'record', ...dkimRecord(config.dkim) });
  return isTaken && isSecondTaken;
}

async function tryWay(way: MailWayConfig, isSecond: boolean, options: TestMailOptions): Promise<boolean> {
  const { config, clock, hear, signal = NEVER } = options;
  const built = buildMessage(testMail(options), config.from);
  const message = { ...built, from: config.bounceAddress };
  const bytes = config.dkim === null ? message.bytes : await signed(message.bytes, config.dkim);
  hear({ type: 'way', way: wayInWords(way), isSecond });
  if (way.type === 'smtp') return tryServer(way, { ...message, bytes }, options);
  const end = await createSendmailWay(way, clock).send({ ...message, bytes }, signal, () => undefined);
  if (end.type === 'accepted') hear({ type: 'taken', program: way.command[0] ?? '', words: end.reply });
  else for (const fault of end.faults) hear({ type: 'fault', fault });
  return end.type === 'accepted';
}

async function tryServer(
  server: MailServerConfig,
  message: Message,
  options: TestMailOptions,
): Promise<boolean> {
  const { config, clock, hear, limits = LIMITS, signal = NEVER } = options;
  const teller = storyTeller(clock, hear);
  const session = {
    ...sessionOf(server, { ...options, limits, heloName: config.domain }),
    onTrace: teller.hear,
  };
  const pool = new SmtpPool({ session, mailsPerConnection: 1 });
  const end = await pool.send(message, signal, () => undefined);
  // What is said while both hang up is not part of the story.
  teller.end();
  if (end.type === 'accepted') {
    hear({ type: 'taken', program: null, words: '' });
    return true;
  }
  const fault = mailFaultOf(end.fault, placeOf(server, message));
  hear({ type: 'fault', fault });
  if (OF_CERTIFICATE.has(fault.code)) await showCertificate(server, session, hear);
  return false;
}

const OF_CERTIFICATE: ReadonlySet<MailFaultCode> = new Set<MailFaultCode>([
  'certificate-unknown',
  'certificate-name',
  'certificate-expired',
  'certificate-pin',
]);

/** Looks at the certificate once more, without a login and without a mail. */
async function showCertificate(
  server: MailServerConfig,
  session: SessionOptions,
  hear: TestMailOptions['hear'],
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
  const { fingerprint, validTo } = shown;
  const subject = oneLine(shown.subject, MOST_NAME);
  const issuer = oneLine(shown.issuer, MOST_NAME);
  hear({ type: 'certificate', shown: { subject, issuer, until: timeOf(validTo), fingerprint } });
}

function storyTeller(clock: Clock, hear: TestMailOptions['hear']) {
  const start = clock.monotonic();
  let story = BEGINNING;
  let isOver = false;
  return {
    hear: (event: TraceEvent): void => {
      if (isOver) return;
      const told = tell(story, event);
      story = told.story;
      if (told.line !== null) hear({ type: 'step', ...told.line, elapsed: clock.monotonic() - start });
    },
    end: (): void => {
      isOver = true;
    },
  };
}

/** Longest line of the mail, in characters. */
const MOST_WORDS = 1000;
/** Longest name in a certificate that is shown. */
const MOST_NAME = 200;

function testMail({ address, config, siteName, clock }: TestMailOptions): OutgoingMail {
  const now = clock.now();
  const named = isNamed(siteName);
  const lines = [
    `${named ? `${siteName} の` : ''}留守番からのテストメールです。日本語が読めれば、設定は正しくできています。`,
    `This is a test mail of Rusuban${named ? ` at ${siteName}` : ''}. If you can read it, mail is set up as it should be.`,
  ].map((line) => oneLine(line, MOST_WORDS));
  return {
    messageId: `<test-${v7({ msecs: now })}@${config.domain}>`,
    toName: '',
    toAddresses: [address],
    replyTo: null,
    subject: `【テスト】${named ? `${siteName} ` : ''}Rusuban test mail`,
    text: `${lines.join('\n\n')}\n`,
    html: '',
    ...{ charset: 'utf-8', thread: null, vcard: null },
    isAutomatic: true,
    date: now,
  };
}
