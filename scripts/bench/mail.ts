import { postfixMissing } from '../../test/support/postfix/postfix.ts';
import { sinkMissing } from '../../test/support/postfix/sink.ts';
import { bareAppends, enqueues } from './mail/enqueue.ts';
import { sendWaiting } from './mail/outbox.ts';
import { relayWaiting } from './mail/relay.ts';

/**
 * How fast mails leave, and how fast they are safe on the disk. Usage: mail.ts [mails] (default 3000). Everything
 * happens on loopback and in temporary folders.
 */

const CONNECTIONS = [1, 4, 16];

async function main(count: number): Promise<void> {
  say(`${count} mails that wait on the disk, into smtp-sink, mails a second:`);
  say('connections     Rusuban     Postfix');
  for (const connections of CONNECTIONS) {
    const ours = sinkMissing() ?? (await sendWaiting(count, connections));
    const theirs = postfixMissing() ?? (await relayWaiting(count, connections));
    say(`${String(connections).padStart(11)}${cell(ours)}${cell(theirs)}`);
  }
  say('');
  say('durable, a second:');
  say(`bare appends with fdatasync        ${cell(bareAppends(2000))}`);
  say(`missed calls with their mails, one a transaction${cell(await enqueues(500, 1))}`);
  say(`missed calls with their mails, a burst          ${cell(await enqueues(count, 100))}`);
  say(`memory at the end: ${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
}

const cell = (value: number | string): string =>
  typeof value === 'string' ? `  (${value})` : String(Math.round(value)).padStart(12);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(Number(process.argv[2] ?? 3000));
