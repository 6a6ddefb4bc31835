import { clean } from './clean.ts';
import {
  hyphenateSimple,
  isPossibleInJapan,
  nationalOfInternational,
  withoutCallerIdPrefix,
} from './japan.ts';
import type { NumberPlan } from './number-plan.ts';
import {
  e164Of,
  e164OfInternational,
  internationalFormat,
  isOfRegion,
  nationalFormat,
} from './phone-library.ts';

/** A telephone number, ready to be compared. */
export interface Normalised {
  /** With `+`; null when it is not a number of the plan (an extension, 110, a name). */
  readonly e164: string | null;
  /** E.164 where there is one, else the cleaned text: equal for every way of writing one number. */
  readonly matchKey: string;
}

/**
 * Brings a number to the form in which all numbers are stored and compared, whether the network delivered it or
 * a person typed it. Never throws; what cannot be understood is kept as it is and matched as it is.
 */
export function normalise(raw: string, plan: NumberPlan): Normalised {
  const cleaned = clean(raw);
  if (cleaned.type === 'text') return { e164: null, matchKey: cleaned.value };
  const e164 = plan.region === 'JP' ? inJapan(cleaned.value, plan) : elsewhere(cleaned.value, plan);
  return { e164, matchKey: e164 ?? cleaned.value };
}

/**
 * Without the outside-line prefix first, and with it removed only if nothing else fits: `0` as a prefix and
 * `0` as the beginning of every national number look the same.
 */
function inJapan(digits: string, plan: NumberPlan): string | null {
  const stripped = withoutOutsidePrefix(digits, plan);
  return (
    domestic(digits) ?? domestic(stripped) ?? abroadFromJapan(digits) ?? abroadFromJapan(stripped) ?? null
  );
}

function domestic(digits: string | null): string | null {
  if (digits === null) return null;
  const dialled = withoutCallerIdPrefix(digits);
  const national = isPossibleInJapan(dialled) ? dialled : nationalOfInternational(dialled);
  return national === null ? null : `+81${national.slice(1)}`;
}

/** 010 is Japan's way out, 00 what most VoIP providers write. */
function abroadFromJapan(digits: string | null): string | null {
  if (digits === null) return null;
  if (digits.startsWith('+')) return e164OfInternational(digits);
  const international = /^(?:010|00)([1-9]\d{6,14})$/.exec(digits)?.[1];
  return international === undefined ? null : e164Of(`+${international}`, null);
}

function elsewhere(digits: string, plan: NumberPlan): string | null {
  if (digits.startsWith('+')) return e164OfInternational(digits);
  const stripped = withoutOutsidePrefix(digits, plan);
  return e164Of(digits, plan.region) ?? (stripped === null ? null : e164Of(stripped, plan.region));
}

function withoutOutsidePrefix(digits: string, plan: NumberPlan): string | null {
  const prefix = plan.outsidePrefix ?? '';
  return prefix !== '' && digits.startsWith(prefix) ? digits.slice(prefix.length) : null;
}

/**
 * The number as people of the site's country write it: `03-1234-5678`; with its country code when it belongs to
 * another country: `+44 20 7946 0958`. Anything that is not a telephone number comes back as it is.
 *
 * @param number as stored, typed or delivered
 */
export function display(number: string, region: string): string {
  const { e164 } = normalise(number, { region });
  if (e164 === null) return number;
  if (!isOfRegion(e164, region)) return internationalFormat(e164);
  return region === 'JP' ? hyphenate(`0${e164.slice(3)}`) : nationalFormat(e164);
}

/** The library leaves the 0 away where no subscriber has such a number; an example number may be one. */
function hyphenate(national: string): string {
  const simple = hyphenateSimple(national);
  if (simple !== null) return simple;
  const formatted = nationalFormat(`+81${national.slice(1)}`);
  return formatted.startsWith('0') ? formatted : national.replace(/^(\d{3})(\d{3})/, '$1-$2-');
}

/**
 * The digits that a person would type to find this number: in the national form at home, else with the country
 * code. Empty for a text without digits.
 */
export function searchDigits(matchKey: string, region: string): string {
  if (matchKey.startsWith('+') && isOfRegion(matchKey, region)) {
    return region === 'JP' ? `0${matchKey.slice(3)}` : nationalFormat(matchKey).replace(/\D/g, '');
  }
  return matchKey.replace(/\D/g, '');
}

/** The digits by which a number is found, wherever the office stands: as at home, and with the country code. */
export function searchNumbers(matchKey: string): string[] {
  const digits = matchKey.replace(/\D/g, '');
  if (!matchKey.startsWith('+')) return [digits];
  const national = matchKey.startsWith('+81')
    ? `0${matchKey.slice(3)}`
    : nationalFormat(matchKey).replace(/\D/g, '');
  return [national, digits];
}
