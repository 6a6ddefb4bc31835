import parsePhoneNumber, {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
} from 'libphonenumber-js/min';

/** The only place that knows the library of the world's numbering plans. */

/**
 * @param text digits, with `+` when they begin with a country code
 * @param region where the digits are dialled; null when they must say it themselves
 * @returns null when it is no number of any plan
 */
function parse(text: string, region: string | null): PhoneNumber | null {
  const country = region !== null && isSupportedCountry(region) ? (region as CountryCode) : undefined;
  const options = country === undefined ? { extract: false } : { defaultCountry: country, extract: false };
  return parsePhoneNumber(text, options) ?? null;
}

/** E.164 of a number dialled in `region`; null when the plan has no such number. */
export function e164Of(text: string, region: string | null): string | null {
  const parsed = parse(text, region);
  return parsed?.isValid() ? parsed.number : null;
}

/** E.164 of a number with `+`, by its length alone: what the network delivered so is not doubted. */
export function e164OfInternational(text: string): string | null {
  const parsed = parse(text, null);
  return parsed?.isPossible() ? parsed.number : null;
}

/** Does the number belong to the country, so that it is written there without a country code? */
export function isOfRegion(e164: string, region: string): boolean {
  if (!isSupportedCountry(region)) return false;
  return parse(e164, null)?.countryCallingCode === getCountryCallingCode(region);
}

export function nationalFormat(e164: string): string {
  return parse(e164, null)?.formatNational() ?? e164;
}

export function internationalFormat(e164: string): string {
  return parse(e164, null)?.formatInternational() ?? e164;
}
