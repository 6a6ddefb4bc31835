import type { SecureContext } from 'node:tls';
import { v7 } from 'uuid';
import type { Clock } from '../../hw/clock.ts';
import type { MailConfig } from '../config/config.ts';
import { oneLine } from './compose-clean.ts';
import { buildMessage, type OutgoingMail } from './message.ts';
import { kindOf, type SessionFault } from './smtp-fault.ts';
import type { SessionLimits } from './smtp-options.ts';
import { SmtpPool } from './smtp-pool.ts';
import type { TraceEvent } from './smtp-trace.ts';
import { trustedAuthorities } from './smtp-trust.ts';
import { FAULT_SAYS, REMEDY } from './smtp-words.ts';
import { BEGINNING, type StoryLine, tell } from './test-mail-story.ts';

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
 * Sends one mail the way that all mails go, and says step by step what happened and, where it failed, what to do.
 * Never rejects for anything that a server or the network does. Says no password.
 *
 * @returns whether the server has taken the mail
 */
export async function sendTestMail(options: TestMailOptions): Promise<boolean> {
  const { config, clock, say, limits = LIMITS } = options;
  const message = await buildMessage(testMail(options), config.from);
  say(introduction(options));
  const trust = options.trust ?? trustedAuthorities();
  const session = { server: config.server, heloName: config.domain, clock, trust, limits };
  const teller = storyTeller(clock, say);
  const pool = new SmtpPool({ session: { ...session, onTrace: teller.hear }, mailsPerConnection: 1 });
  const end = await pool.send(message, new AbortController().signal, () => undefined);
  // What is said while both hang up is not part of the story.
  teller.end();
  if (end.type === 'fault') explain(end.fault, say);
  else {
    say(`The server has taken the mail for ${options.address}.`);
    say('If it does not arrive, look into the spam folder and into the journal of the server.');
  }
  return end.type === 'accepted';
}

function introduction({ address, config: { from, server } }: TestMailOptions): string {
  const login = server.login === null ? 'no login' : `login as ${server.login.user}`;
  return `From ${from.address} to ${address} through ${server.host}, port ${server.port} (${server.security}, ${login})`;
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
