import { loadavg } from 'node:os';
import { postfixMissing } from '../../test/support/postfix/postfix.ts';
import { sinkMissing } from '../../test/support/postfix/sink.ts';
import { bareAppends, missedCalls } from './mail/enqueue.ts';
import { memoryOfBox } from './mail/memory.ts';
import { sendWaiting } from './mail/outbox.ts';
import { relayWaiting } from './mail/relay.ts';
import type { Speed } from './mail/speed.ts';

/**
 * How fast mails leave, how fast they are safe on the disk, and what they cost while they wait. Usage: mail.ts
 * [mails] [waiting] (default 1500, 100000). Everything happens on loopback and in temporary folders.
 */

const CONNECTIONS = [1, 4, 16];
const LINES = [1, 4, 16, 64];
/** A machine has other things to do as well: what is compared takes turns, and the middle of the rounds counts. */
const ROUNDS = 3;

async function main(count: number, waiting: number): Promise<void> {
  say(`load before: ${load()}`);
  await compareSending(count);
  await compareStoring(count);
  await compareMemory(waiting);
  say(`load after: ${load()}`);
}

async function compareSending(count: number): Promise<void> {
  const missing = sinkMissing() ?? postfixMissing();
  if (missing !== null) return say(`no mails are sent: ${missing}`);
  say(`\n${count} mails that wait on the disk, into smtp-sink, mails a second (middle of ${ROUNDS} rounds)`);
  say(row('connections', 'Rusuban', 'Postfix', 'ratio', 'ms a mail'));
  for (const connections of CONNECTIONS) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await sendWaiting(count, connections);
      rounds.push({ ours, theirs: await relayWaiting(count, connections) });
    }
    say(row(connections, ...compared(rounds)));
  }
}

async function compareStoring(count: number): Promise<void> {
  say(
    '\nmissed calls that are on the disk with their mails, beside appends of 4 KiB with fdatasync, a second',
  );
  say(row('lines', 'calls', 'appends', 'ratio', 'ms a call'));
  for (const lines of LINES) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { perSecond: theirs } = await bareAppends(count);
      rounds.push({ ours: await missedCalls(lines < 4 ? count / 5 : count, lines), theirs });
    }
    say(row(lines, ...compared(rounds)));
  }
}

async function compareMemory(waiting: number): Promise<void> {
  const missing = sinkMissing();
  if (missing !== null) return say(`the memory is not looked at: ${missing}`);
  say('\nmemory of the whole box, MB');
  say(row('waiting', 'at rest', 'sending'));
  await memoryOfBox([0, waiting / 10, waiting], (one) =>
    say(row(one.waiting, megabytes(one.atRest), megabytes(one.sending))),
  );
}

interface Round {
  readonly ours: Speed;
  readonly theirs: number;
}

/** The middle round by its ratio, how far the rounds lie apart, and what each cost us of a processor. */
function compared(rounds: readonly Round[]): string[] {
  const ratio = ({ ours, theirs }: Round) => ours.perSecond / theirs;
  const sorted = rounds.toSorted((a, b) => ratio(a) - ratio(b));
  const [first, middle, last] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (first === undefined || middle === undefined || last === undefined) return [];
  const { ours, theirs } = middle;
  const spread = `${ratio(first).toFixed(1)}–${ratio(last).toFixed(1)}`;
  return [
    whole(ours.perSecond),
    whole(theirs),
    `${ratio(middle).toFixed(2)} (${spread})`,
    ours.processor.toFixed(2),
  ];
}

const whole = (value: number): string => String(Math.round(value));
const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6));
const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
const row = (...cells: (string | number)[]): string =>
  cells.map((cell, at) => String(cell).padStart(at === 3 ? 18 : 12)).join('');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(Number(process.argv[2] ?? 1500), Number(process.argv[3] ?? 100_000));
