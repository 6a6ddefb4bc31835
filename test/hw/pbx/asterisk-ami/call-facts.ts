import { readdirSync, readFileSync } from 'node:fs';
import type { StreamDecoder } from '../../../../hw/decoders/stream-decoder.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { decodeAsteriskAmi } from '../../../../hw/pbx/asterisk-ami/decode.ts';
import type { TrackerOptions } from '../../../../hw/pbx/asterisk-ami/tracker.ts';

/** What happened to one call, put together from its events as somebody watching the board would. */
export interface CallFacts {
  readonly number: string | null;
  readonly name: string | null;
  readonly withheld: boolean;
  readonly did: string | null;
  readonly line: string;
  readonly rang: readonly string[];
  readonly answeredBy: readonly string[];
  readonly endedBy: string | null;
  readonly outcome: string;
}

/** The recordings of test/fixtures/asterisk-ami: their trunk is PJSIP/trunk, their phones are PJSIP/101 … 103. */
export const RECORDED: TrackerOptions = {
  trunk: ['PJSIP/trunk*'],
  extension: ['PJSIP/*'],
  lines: [{ type: 'places', lines: ['1', '2'] }],
};

const FOLDER = new URL('../../../fixtures/asterisk-ami/', import.meta.url);

export interface Truth {
  readonly number: string | null;
  readonly name?: string;
  readonly withheld?: boolean;
  readonly did: string;
  readonly rang: readonly string[];
  readonly answered_by: string | null;
  readonly transferred_to?: string;
  readonly ended_by?: string;
  readonly internal?: boolean;
  readonly outcome: string;
}

export function recordings(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length));
}

export function bytesOf(recording: string): Uint8Array {
  return readFileSync(new URL(`${recording}.txt`, FOLDER));
}

/** The calls that the person who recorded them wrote down; internal calls are none of the box's business. */
export function truthOf(recording: string): Truth[] {
  const text = readFileSync(new URL(`${recording}.truth.json`, FOLDER), 'utf8');
  return (JSON.parse(text) as { calls: Truth[] }).calls.filter((call) => call.internal !== true);
}

export function decodeAll(chunks: Iterable<Uint8Array>, options = RECORDED): LineEvent[] {
  const decoder: StreamDecoder = decodeAsteriskAmi(options);
  const events: LineEvent[] = [];
  for (const chunk of chunks) events.push(...decoder.push(chunk));
  return [...events, ...decoder.end()];
}

/** Groups events by call, in the order in which the calls came. */
export function factsOf(events: readonly LineEvent[]): CallFacts[] {
  const calls = new Map<string, LineEvent[]>();
  for (const event of events) {
    if (!('call' in event) || event.call === undefined) throw new Error(`event of no call: ${event.type}`);
    calls.set(event.call, [...(calls.get(event.call) ?? []), event]);
  }
  return [...calls.values()].map(factsOfCall);
}

function factsOfCall(events: readonly LineEvent[]): CallFacts {
  const first = events[0];
  if (first?.type !== 'ringing') throw new Error('a call must begin with ringing');
  const caller = events.filter((event) => event.type === 'caller-id').at(-1);
  const answers = events
    .filter((event) => event.type === 'answered')
    .map(({ extension }) => extension ?? 'outside');
  const released = events.find((event) => event.type === 'released');
  const unanswered = released?.outcome ?? 'missed';
  return {
    number: caller !== undefined && 'number' in caller ? caller.number : null,
    name: caller !== undefined && 'number' in caller ? (caller.name ?? null) : null,
    withheld: caller !== undefined && 'reason' in caller && caller.reason === 'withheld',
    did: first.called ?? null,
    line: first.line,
    rang: [...new Set(events.flatMap((event) => (event.type === 'ringing' && event.extension) || []))].sort(),
    answeredBy: answers,
    endedBy: released?.by ?? null,
    outcome: released === undefined ? 'live' : answers.length > 0 ? 'answered' : unanswered,
  };
}

/** A call as it was seen, in the words of who wrote down what happened. */
export function judged(call: CallFacts, truth: Truth) {
  return {
    number: call.number,
    withheld: call.withheld,
    did: call.did,
    rang: call.rang,
    answeredBy: call.answeredBy,
    outcome: call.outcome,
    ...(truth.name !== undefined && { name: call.name }),
    ...(truth.ended_by !== undefined && { endedBy: call.endedBy }),
  };
}

/** A call as it was written down. */
export function expected(truth: Truth) {
  return {
    number: truth.number,
    withheld: truth.withheld ?? false,
    did: truth.did,
    rang: [...truth.rang].sort(),
    answeredBy: [truth.answered_by, truth.transferred_to].filter((who) => who !== null && who !== undefined),
    outcome: truth.outcome === 'missed -> voicemail' ? 'voicemail' : truth.outcome,
    ...(truth.name !== undefined && { name: truth.name }),
    ...(truth.ended_by !== undefined && { endedBy: truth.ended_by }),
  };
}
