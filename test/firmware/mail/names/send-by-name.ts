import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from '../../../../firmware/mail/smtp.ts';
import { openDatabase } from '../../../../firmware/store/database.ts';
import { silentLog } from '../../../../hw/log.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { startNameServer } from '../../../support/name-server/name-server.ts';
import { outgoingOf, PostOffice } from '../../../support/post-office.ts';
import { mailConfig } from '../../../support/smtp-mail.ts';
import { startScriptedServer } from '../../../support/smtp-scripted-server.ts';
import { insert, MINUTE, mailOf, stored } from '../../store/outbox-samples.ts';
import { NOW } from '../../store/temporary-box.ts';

/**
 * Run with a resolver of its own (name-server/alone.ts): a mail to a server whose name cannot be had, in each way in
 * which that happens, and the same mail when the name server is well again. Writes what the outbox says, as JSON.
 */
export interface SentByName {
  /** The name server was asked. */
  readonly isAsked: boolean;
  readonly state: string;
  /** What was said of the first attempt. */
  readonly lastReply: string | null;
  readonly tries: readonly string[];
  /** A minute later, with a name server that answers. */
  readonly later: { readonly state: string; readonly attempts: number };
}

export const FAILURES = ['nxdomain', 'servfail', 'refused', 'silent'] as const;
type Failure = (typeof FAILURES)[number];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-names-'));
  const db = await openDatabase({ file: join(folder, 'box.db'), clock: new FakeClock(NOW), log: silentLog });
  const mails = await startScriptedServer();
  let isWell = false;
  const names = await startNameServer(53, (name) => {
    const failure = FAILURES.find((one) => name === nameFor(one)) ?? 'nxdomain';
    return isWell ? { address: '127.0.0.1' } : failure;
  });
  const send = async (failure: Failure, post: PostOffice, connect: number) => {
    const limits = { connect, silence: 20_000, whole: 60_000 };
    const tools = { clock: new FakeClock(), log: silentLog, limits };
    const transport = createTransport(mailConfig(mails.port, { host: nameFor(failure) }), tools);
    post.answer = (one, signal) => transport.send(outgoingOf(one), signal);
    await post.worker.flush();
    transport.close();
    return stored(db, mailOf(failure));
  };
  const results: Partial<Record<Failure, SentByName>> = {};
  for (const failure of FAILURES) {
    isWell = false;
    const post = new PostOffice(db, NOW);
    await insert(db, mailOf(failure));
    const { state, lastReply, tries } = await send(failure, post, failure === 'silent' ? 300 : 20_000);
    const isAsked = names.asked.has(nameFor(failure));
    isWell = true;
    post.clock.advance(MINUTE);
    const later = await send(failure, post, 20_000);
    results[failure] = {
      ...{ isAsked, state, lastReply },
      tries: tries.map(({ reply }) => reply),
      later: { state: later.state, attempts: later.attempts },
    };
  }
  await names.stop();
  await mails.stop();
  await db.close();
  rmSync(folder, { recursive: true });
  process.stdout.write(JSON.stringify(results));
}

const nameFor = (failure: Failure): string => `${failure}.mail.example`;

if (import.meta.main) {
  await main();
  // A look-up that nobody answers may still be in a thread of the system's resolver.
  process.exit(0);
}
