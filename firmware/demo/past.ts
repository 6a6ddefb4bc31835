import type { Answer, Call, Mode } from '../calls/call.ts';
import { epochMs, extension, lineId } from '../calls/ids.ts';
import { keyOfCall } from '../calls/key.ts';
import type { LookUp } from '../reception/identify.ts';

/** A call of the last days: when, who, how long it rang, and who answered. */
interface PastCall {
  readonly daysAgo: number;
  /** Local time of the office, Asia/Tokyo. */
  readonly time: `${number}:${number}`;
  readonly line: string;
  /** null: withheld */
  readonly from: string | null;
  readonly ringSeconds: number;
  readonly by: string | null;
  readonly talkSeconds: number;
  readonly mode: Mode;
}

const past = (
  daysAgo: number,
  time: PastCall['time'],
  line: string,
  from: string | null,
  ringSeconds: number,
  by: string | null,
  talkSeconds = 0,
  mode: Mode = 'present',
): PastCall => ({ daysAgo, time, line, from, ringSeconds, by, talkSeconds, mode });

/** What the office was called about before the demo began. */
const PAST: readonly PastCall[] = [
  past(1, '19:48', '2', '0300002290', 18, null, 0, 'away'),
  past(1, '17:20', '1', '0300004456', 5, '101', 312),
  past(1, '15:02', '3', '0300003344', 9, '103', 145),
  past(1, '13:37', '1', '0300009000', 4, '104', 508),
  past(1, '11:15', '4', null, 6, '102', 61),
  past(1, '10:31', '1', '0270001188', 24, null),
  past(1, '9:12', '3', '09000004821', 11, null),
  past(1, '8:51', '1', '0300002290', 7, '104', 233),
  past(2, '18:32', '1', '0300001201', 20, null, 0, 'away'),
  past(2, '16:44', '2', '0450003310', 6, '101', 184),
  past(2, '14:20', '1', '0300001201', 3, '103', 421),
  past(2, '10:05', '5', '+442079460123', 8, '103', 655),
  past(3, '11:40', '1', '0300007700', 5, '104', 92),
  past(3, '9:30', '2', '0557002626', 7, '103', 266),
  past(4, '15:55', '3', '0422001515', 6, '102', 127),
  past(4, '9:05', '1', '0300001201', 4, '101', 75),
];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Asia/Tokyo knows no summer time. */
const TOKYO = 9 * 60 * MINUTE;

/** The calls of the last days as the box would have recorded them, oldest first. */
export async function pastCalls(now: number, lookUp: LookUp): Promise<Call[]> {
  const midnight = Math.floor((now + TOKYO) / DAY) * DAY - TOKYO;
  const calls: Call[] = [];
  for (const one of PAST.toReversed()) calls.push(await recorded(one, midnight, lookUp));
  return calls;
}

async function recorded(one: PastCall, midnight: number, lookUp: LookUp): Promise<Call> {
  const [hours = 0, minutes = 0] = one.time.split(':').map(Number);
  const startedAt = midnight - one.daysAgo * DAY + (hours * 60 + minutes) * MINUTE;
  const answeredAt = one.by === null ? null : startedAt + one.ringSeconds * 1000;
  const releasedAt = startedAt + (one.ringSeconds + one.talkSeconds) * 1000;
  const found = one.from === null ? null : await lookUp(one.from);
  const answers: Answer[] =
    one.by === null || answeredAt === null ? [] : [{ extension: extension(one.by), at: epochMs(answeredAt) }];
  const id = `past-${one.daysAgo}-${one.time}`;
  return {
    key: keyOfCall('demo-past', id),
    line: lineId(one.line),
    phase: 'released',
    bindings: [{ source: 'pbx', call: id, answers: true, ended: false }],
    caller:
      one.from === null || found === null
        ? { type: 'absent', reason: 'withheld' }
        : { type: 'number', number: one.from, e164: found.e164 },
    match: found?.match ?? { type: 'none' },
    called: null,
    rang: ['101', '102', '103'].map(extension),
    answers,
    mode: one.mode,
    startedAt: epochMs(startedAt),
    answeredAt: answeredAt === null ? null : epochMs(answeredAt),
    releasedAt: epochMs(releasedAt),
    releasedBy: 'caller',
    outcome: one.by === null ? 'missed' : 'answered',
  };
}
