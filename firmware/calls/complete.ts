import type { Answer, Binding, Call, Outcome } from './call.ts';
import { unite } from './caller.ts';
import { type CallKey, type EpochMs, epochMs, type LineId } from './ids.ts';
import type { Input, LogRecord, Moment } from './input.ts';
import { believable, type Start } from './log-time.ts';
import { verdict } from './verdict.ts';

type Logged = Extract<Input, { type: 'logged' }>;

/**
 * A call with what the log knows of it: who called, which number was dialled, which telephone took it, how long it
 * rang and was talked. Where another source sees answers its word stands; the log only names the telephone.
 *
 * @returns the call, `released` when it had ended or when nobody else is going to say that it has
 */
export function complete(call: Call, { source, record, at }: Logged): Call {
  const known = { ...call, ...identity(call, record), called: call.called ?? record.called };
  const bound = { ...known, bindings: [...call.bindings, logBinding(source.name, record)] };
  const others = call.bindings.filter((one) => one.source !== source.name);
  if (others.some((one) => one.answers)) {
    const named = { ...bound, rang: telephones(call, record), answers: nameAnswer(call.answers, record) };
    const isHeld = others.some((one) => one.answers && !one.ended);
    return call.phase === 'released' || isHeld ? named : end(named, at.wall, verdict(named, null));
  }
  return record.outcome === 'answered' ? answered(bound, record, at) : missed(bound, record, at);
}

/** A call of which only the log has told. */
export function callOfRecord({ line, record, mode, source, at }: Logged, key: CallKey, start: Start): Call {
  const startedAt = believable(start, at);
  const empty = blank(key, line, mode, startedAt);
  const bound = { ...empty, ...identity(empty, record), called: record.called };
  const call = { ...bound, bindings: [logBinding(source.name, record)] };
  return record.outcome === 'answered' ? answered(call, record, at) : missed(call, record, at);
}

function blank(key: CallKey, line: LineId, mode: Call['mode'], startedAt: EpochMs): Call {
  return {
    key,
    line,
    phase: 'ringing',
    bindings: [],
    caller: { type: 'pending' },
    match: { type: 'none' },
    called: null,
    rang: [],
    answers: [],
    mode,
    startedAt,
    answeredAt: null,
    releasedAt: null,
    releasedBy: null,
    outcome: null,
  };
}

function logBinding(source: string, { id }: LogRecord): Binding {
  return { source, call: id, answers: true, ended: true };
}

function identity(call: Call, record: LogRecord): Pick<Call, 'caller' | 'match'> {
  return record.caller.type === 'pending' ? call : unite(call, record);
}

function answered(call: Call, record: LogRecord, at: Moment): Call {
  const talk = record.talkSeconds === null ? null : record.talkSeconds * 1000;
  const isFurther = record.continues && call.answers.length > 0;
  const takenAt = isFurther
    ? (call.releasedAt ?? at.wall)
    : (call.answeredAt ?? answerTime(call, record, at));
  const answers = isFurther
    ? nextAnswer(call.answers, record, epochMs(takenAt))
    : call.answers.length > 0
      ? nameAnswer(call.answers, record)
      : [{ extension: record.extension, at: epochMs(takenAt) }];
  const over = talk === null ? (call.releasedAt ?? at.wall) : takenAt + talk;
  const endedAt = call.phase === 'released' || call.bindings.length === 1 ? over : at.wall;
  const told: Call = { ...call, answers, answeredAt: call.answeredAt ?? epochMs(takenAt) };
  return end(told, Math.min(Math.max(endedAt, takenAt), at.wall), 'answered');
}

/** After the time it rang; where the log does not say, when the bell stopped; else before they talked. */
function answerTime(call: Call, record: LogRecord, at: Moment): number {
  const { ringSeconds, talkSeconds } = record;
  if (ringSeconds !== null) return Math.min(call.startedAt + ringSeconds * 1000, at.wall);
  if (call.releasedAt !== null) return call.releasedAt;
  return Math.max(call.startedAt, at.wall - (talkSeconds ?? 0) * 1000);
}

function missed(call: Call, record: LogRecord, at: Moment): Call {
  const isOwn = call.phase !== 'released' && call.bindings.length === 1;
  const endedAt = isOwn ? call.startedAt + (record.ringSeconds ?? 0) * 1000 : (call.releasedAt ?? at.wall);
  const before = call.outcome === null || call.outcome === 'unknown' ? 'missed' : call.outcome;
  return end({ ...call, rang: telephones(call, record) }, Math.min(endedAt, at.wall), before);
}

/** The telephone of a call that nobody took is one that rang. */
function telephones({ rang }: Call, { extension, outcome }: LogRecord): Call['rang'] {
  const isNews = outcome === 'missed' && extension !== null && !rang.includes(extension);
  return isNews ? [...rang, extension] : rang;
}

function nameAnswer(answers: readonly Answer[], { extension }: LogRecord): readonly Answer[] {
  const last = answers.at(-1);
  if (last === undefined || last.extension !== null || extension === null) return answers;
  return [...answers.slice(0, -1), { ...last, extension }];
}

function nextAnswer(answers: readonly Answer[], record: LogRecord, at: EpochMs): readonly Answer[] {
  const { extension } = record;
  return extension === null || answers.at(-1)?.extension === extension
    ? answers
    : [...answers, { extension, at }];
}

function end(call: Call, at: number, outcome: Outcome): Call {
  return {
    ...call,
    phase: 'released',
    caller: call.caller.type === 'pending' ? { type: 'absent', reason: 'none' } : call.caller,
    releasedAt: call.phase === 'released' && outcome !== 'answered' ? call.releasedAt : epochMs(at),
    outcome,
  };
}
