import { type BackOff, parseBackOff } from '../mail/backoff.ts';
import { type Parsed, parsed, refused, scalar } from './scalar.ts';

const RETRY_EXAMPLE = '1m, 5m*2, 15m, 1h*4, 4h*…';
const RETRY_REMEDY = `Write waits separated by commas, for example "${RETRY_EXAMPLE}": s, m, h or d; *2 means twice, *… means for ever and stands last.`;

/** The list of waits between attempts to send a mail (SPEC F6). */
const parseRetryList = (value: string): Parsed<BackOff> => {
  const result = parseBackOff(value);
  if (result.type === 'ok') return parsed(result.backOff);
  return refused(`has a wrong part "${result.item.slice(0, 40)}": it ${result.reason}`, RETRY_REMEDY);
};

export const retryList = (description: string) =>
  scalar({ description, example: RETRY_EXAMPLE, kind: 'list of waits' }, parseRetryList);

const RANGES = [
  ['second', 0, 59],
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of month', 1, 31],
  ['month', 1, 12],
  ['day of week', 0, 7],
] as const;
const CRON_REMEDY =
  'Write five fields: minute, hour, day, month, weekday. "* * * * *" is every minute, "*/10 8-18 * * 1-5" every ten minutes in office hours.';
const CRON_PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

const partIsRight = (part: string, min: number, max: number): boolean => {
  const match = CRON_PART.exec(part);
  if (match === null) return false;
  const [, from, to, step] = match;
  const low = from === undefined ? min : Number(from);
  const high = to === undefined ? (from === undefined ? max : low) : Number(to);
  return low >= min && high <= max && low <= high && (step === undefined || Number(step) > 0);
};

/** A cron expression of five fields, or six with seconds first; numbers, ranges, lists and steps. */
const parseCron = (value: string): Parsed<string> => {
  const fields = value.split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) {
    return refused(`has ${value === '' ? 0 : fields.length} fields instead of five`, CRON_REMEDY);
  }
  const ranges = RANGES.slice(6 - fields.length);
  const wrong = ranges.filter(
    ([, min, max], at) => !(fields[at] ?? '').split(',').every((part) => partIsRight(part, min, max)),
  );
  if (wrong.length === 0) return parsed(fields.join(' '));
  return refused(`has a wrong field: ${wrong.map(([name]) => name).join(', ')}`, CRON_REMEDY);
};

export const cron = (description: string) =>
  scalar({ description, example: '* * * * *', kind: 'cron expression' }, parseCron);
