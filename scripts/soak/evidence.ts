import type { Board } from '../../firmware/http/contract/board.ts';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import type { OutboxMail, OutboxPage } from '../../firmware/http/contract/outbox.ts';
import type { Settings } from '../../firmware/http/contract/settings.ts';
import type { BoxClient } from '../box-client.ts';
import { pause } from './box-process.ts';

export interface SoakReport {
  readonly kills: number;
  /** Calls that at least one desk was shown. */
  readonly calls: number;
  readonly missed: number;
  /** Missed calls without a record, with more than one, or without a mail: all must be empty. */
  readonly withoutRecord: string[];
  readonly withSeveralRecords: string[];
  readonly withoutMail: string[];
  /** Mails that arrived more than once, with one and the same Message-ID, by what the outbox knows of the reason. */
  readonly twice: {
    /** Killed between the server's 250 and our own note of it. */
    readonly killed: number;
    /** The server had the mail, and the connection ended before it said so. */
    readonly cut: number;
    /** Neither: must be empty. */
    readonly unexplained: string[];
  };
  /** Calls told of by mails with different Message-IDs: must be empty. */
  readonly mailedTwice: string[];
}

/** Nobody is in, and one person is told of everything. */
export async function setUp(box: BoxClient): Promise<void> {
  const { id } = await box.ask<{ id: string }>('POST', '/api/representatives', {
    name: '松本 陽子',
    addresses: [{ address: 'matsumoto@office.example' }],
  });
  const settings = await box.ask<Settings>('GET', '/api/settings');
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: id });
  await box.ask('PUT', '/api/mode', { mode: 'away' });
}

/** No call on the board and no mail under way. */
export async function isQuiet(box: BoxClient): Promise<boolean> {
  const { calls } = await box.ask<Board>('GET', '/api/board');
  const { counts } = await box.ask<OutboxPage>('GET', '/api/outbox');
  return calls.length === 0 && counts.held + counts.queued + counts.sending === 0;
}

export interface Evidence {
  readonly kills: number;
  readonly seen: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
  readonly arrived: readonly { messageId: string; text: string }[];
}

/** Holds what the box recorded and what arrived against what a desk was shown. */
export async function judge(
  box: BoxClient,
  { kills, seen, answered, arrived }: Evidence,
): Promise<SoakReport> {
  const records = await recordsByNumber(box);
  const missed = [...seen].filter((number) => !answered.has(number));
  const ids = idsByNumber(arrived);
  const distinct = (number: string) => new Set(ids.get(number)).size;
  return {
    kills,
    calls: seen.size,
    missed: missed.length,
    withoutRecord: missed.filter((number) => (records.get(number) ?? 0) === 0),
    withSeveralRecords: [...seen].filter((number) => (records.get(number) ?? 0) > 1),
    withoutMail: missed.filter((number) => distinct(number) === 0),
    twice: await explained(box, [...ids.values()]),
    mailedTwice: missed.filter((number) => distinct(number) > 1),
  };
}

/** Message-IDs of the mails that tell of a number. */
function idsByNumber(arrived: Evidence['arrived']): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { messageId, text } of arrived) {
    const number = /\b0\d-\d{4}-\d{4}\b/.exec(text)?.[0].replaceAll('-', '') ?? '';
    ids.set(number, [...(ids.get(number) ?? []), messageId]);
  }
  return ids;
}

async function explained(box: BoxClient, all: readonly string[][]): Promise<SoakReport['twice']> {
  const twice = all.flatMap((ids) =>
    [...new Set(ids)].filter((id) => ids.filter((one) => one === id).length > 1),
  );
  const unexplained: string[] = [];
  let [killed, cut] = [0, 0];
  for (const id of twice) {
    const { tries } = await box.ask<OutboxMail>('GET', `/api/outbox/${id.slice(1, id.indexOf('@'))}`);
    if (tries.some(({ result }) => result === 'interrupted')) killed += 1;
    else if (tries.some(({ result, reply }) => result === 'later' && /ended the connection/.test(reply)))
      cut += 1;
    else unexplained.push(id);
    await pause(100);
  }
  return { killed, cut, unexplained };
}

async function recordsByNumber(box: BoxClient): Promise<Map<string, number>> {
  const records = new Map<string, number>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: CallPage = await box.ask<CallPage>(
      'GET',
      `/api/calls?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    for (const { caller } of page.items) {
      if (caller.type === 'number') records.set(caller.number, (records.get(caller.number) ?? 0) + 1);
    }
    cursor = page.next;
  }
  return records;
}
