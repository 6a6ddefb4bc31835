import type { LoggedEvent } from '../../hw/line-event.ts';
import type { Call, Mode } from '../calls/call.ts';
import { epochMs, extension, type LineId, lineId } from '../calls/ids.ts';
import type { Input, LogRecord, Moment, Source } from '../calls/input.ts';
import { nameOfLogLine } from '../calls/key.ts';
import { believable, startOf, windowsOf } from '../calls/log-time.ts';
import { identify, type LookUp } from './identify.ts';

/** What has to be read from the disk to know which call a line of the log is of. */
export interface Past {
  /** The calls of a line that began within one of these windows (wall clock, ms, both ends included). */
  callsOf(line: LineId, windows: readonly (readonly [number, number])[]): Promise<readonly Call[]>;
  /** The mode that held at this time (wall clock, ms). */
  modeAt(time: number): Promise<Mode>;
}

export interface LogSurroundings {
  readonly at: Moment;
  readonly lookUp: LookUp;
  readonly past: Past;
  /** How much the clock of this log is ahead of ours (ms). */
  readonly skew: number;
  /** Calls that are not on the disk yet. */
  readonly unsaved: readonly Call[];
}

/**
 * Turns a line of a call log into an input of the call core, with the calls that it may be of.
 *
 * @returns null for what is no business of the call core: calls to outside, and lines that name no outside line
 */
export async function intakeLogged(
  source: Source,
  event: LoggedEvent,
  around: LogSurroundings,
): Promise<Input | null> {
  if (event.direction === 'outgoing' || event.line === undefined) return null;
  const { at, past, skew } = around;
  const line = lineId(event.line);
  const record = await recordOf(event, at, around.lookUp);
  const stored = await past.callsOf(line, windowsOf(record, at, skew));
  const candidates = [...stored, ...around.unsaved.filter((call) => call.line === line)];
  const mode = await past.modeAt(believable(startOf(record, at, skew), at));
  return { type: 'logged', source, line, record, candidates, mode, at };
}

async function recordOf(event: LoggedEvent, at: Moment, lookUp: LookUp): Promise<LogRecord> {
  const startedAt = event.startedAt === undefined ? null : epochMs(Date.parse(event.startedAt));
  return {
    ...(await callerOf(event, lookUp)),
    id: nameOf(event, at),
    called: event.called ?? null,
    extension: event.extension === undefined ? null : extension(event.extension),
    outcome: event.outcome,
    startedAt,
    ringSeconds: event.ringSeconds ?? null,
    talkSeconds: event.talkSeconds ?? null,
    continues: event.continues ?? false,
  };
}

async function callerOf(event: LoggedEvent, lookUp: LookUp): Promise<Pick<LogRecord, 'caller' | 'match'>> {
  const nobody = { match: { type: 'none' } } as const;
  if (event.reason !== undefined) return { ...nobody, caller: { type: 'absent', reason: event.reason } };
  if (event.number === undefined) return { ...nobody, caller: { type: 'pending' } };
  return identify(event.number, event.name, lookUp);
}

/** A log without times cannot be told from itself: each of its lines is a call of its own. */
function nameOf(event: LoggedEvent, at: Moment): string {
  const { line = null, call = null, extension: phone = null, called = null, outcome } = event;
  const { ringSeconds = null, talkSeconds = null, continues = false } = event;
  const when = event.startedAt ?? at.wall;
  return nameOfLogLine([
    line,
    call,
    when,
    phone,
    called,
    outcome,
    ringSeconds,
    talkSeconds,
    String(continues),
  ]);
}
