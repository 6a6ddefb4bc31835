import type { AbsenceReason } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';
import { callerOf, itemsOf, type PacketCaller } from '../fsk/caller-packet.ts';
import { isNumberText } from '../number-text.ts';
import { bytesOf, type FieldName } from './word.ts';

/** One caller-ID report of the modem as far as it has come: the fields arrive in any order, and some never. */
export interface Report {
  /** The number as delivered; the first one counts when there are several. */
  readonly number: string | null;
  /** A dialable number out of MESG: only used when no number came. */
  readonly dialable: string | null;
  /** The modem has said something in place of a number. */
  readonly numberSeen: boolean;
  readonly name: string | null;
  readonly reasons: readonly AbsenceReason[];
  readonly called: string | null;
  readonly dated: boolean;
}

export const EMPTY_REPORT: Report = {
  number: null,
  dialable: null,
  numberSeen: false,
  name: null,
  reasons: [],
  called: null,
  dated: false,
};

/** Twice what any standard allows. */
const NAME_LIMIT = 100;

/** What the report says of the caller, once it says something. */
export type Verdict =
  | { readonly type: 'number'; readonly number: string; readonly name: string | null }
  | { readonly type: 'absent'; readonly reason: AbsenceReason };

/** Takes one field in. */
export function withField(report: Report, field: FieldName, value: string): Report {
  switch (field) {
    case 'date':
      return { ...report, dated: true };
    case 'time':
      return report;
    case 'number':
      return withNumber(report, value);
    case 'name':
      return withName(report, value);
    case 'called':
      return isNumberText(value) ? { ...report, called: value } : report;
    case 'message':
      return withMessage(report, value);
  }
}

function withNumber(report: Report, value: string): Report {
  const reason = absenceOf(value);
  if (reason !== null) return withReason({ ...report, numberSeen: true }, reason);
  // Digits with noise between them: a wrong number is worse than none.
  if (/\d/.test(value) && !isNumberText(value))
    return withReason({ ...report, numberSeen: true }, 'receive-error');
  // Zeros stand for no number where an exchange must send digits.
  const isNumber = /[1-9]/.test(value);
  const number = report.number ?? (isNumber ? value : null);
  return { ...report, numberSeen: true, number };
}

function withName(report: Report, value: string): Report {
  const name = value
    .replace(/\p{Cc}/gu, '')
    .slice(0, NAME_LIMIT)
    .trim();
  const named = { ...report, name: report.name ?? name };
  return absenceOf(value) === 'withheld' ? withReason(named, 'withheld') : named;
}

/** MESG carries items of the packet that the modem has no name for, in hexadecimal, some with the checksum behind. */
function withMessage(report: Report, value: string): Report {
  // Intel: the signal was heard, but the packet was bad.
  if (/^CALID_/i.test(value)) return withReason(report, 'receive-error');
  const bytes = bytesOf(value);
  if (bytes === null) return report;
  const items = itemsOf(bytes) ?? itemsOf(bytes.subarray(0, -1));
  if (items === null) return report;
  const { number, ...rest } = callerOf(items);
  const isNumber = number !== undefined && isNumberText(number);
  return withCaller({ ...report, dialable: report.dialable ?? (isNumber ? number : null) }, rest);
}

/** Takes in what a raw packet said. */
export function withCaller(report: Report, caller: PacketCaller): Report {
  const numbered = caller.number === undefined ? report : withNumber(report, caller.number);
  const told = caller.reason === undefined ? numbered : withReason(numbered, caller.reason);
  return {
    ...told,
    name: told.name ?? caller.name ?? null,
    called: told.called ?? caller.called ?? null,
  };
}

export function withReason(report: Report, reason: AbsenceReason): Report {
  return { ...report, reasons: [...report.reasons, reason].slice(0, 8) };
}

/** Nothing that can still come would change what is known: the caller may be told at once. */
export function isComplete(report: Report): boolean {
  return isWithheld(report) || (report.numberSeen && report.name !== null);
}

/**
 * What the report comes to, null while it says nothing of the caller. A withheld number wins over every number: some
 * exchanges send both. Without a number, a reason that is spelled in the name counts.
 */
export function verdictOf(report: Report): Verdict | null {
  if (isWithheld(report)) return { type: 'absent', reason: 'withheld' };
  const number = report.number ?? report.dialable;
  if (number !== null) return { type: 'number', number, name: properName(report) };
  const reason = report.reasons[0] ?? reasonInName(report);
  if (reason !== null) return { type: 'absent', reason };
  // An empty number, zeros or words that nobody knows: there is a caller and no number.
  return report.numberSeen ? { type: 'absent', reason: 'unavailable' } : null;
}

/** A caller who keeps anything back is taken to keep his number back, whatever else was delivered. */
function isWithheld(report: Report): boolean {
  return report.reasons.includes('withheld') || reasonInName(report) === 'withheld';
}

function reasonInName(report: Report): AbsenceReason | null {
  return report.name === null ? null : absenceOf(report.name);
}

/** A name that is none: empty, or the reason why there is none. */
function properName(report: Report): string | null {
  return report.name === null || report.name === '' || reasonInName(report) !== null ? null : report.name;
}

/** Withheld is the last word; a number is better than a reason, a number with a name better than without. */
export function isBetter(verdict: Verdict, told: Verdict | null): boolean {
  return told === null || rank(verdict) > rank(told);
}

function rank(verdict: Verdict): number {
  if (verdict.type === 'absent') return verdict.reason === 'withheld' ? 3 : 0;
  return verdict.name === null ? 1 : 2;
}
