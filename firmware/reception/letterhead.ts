import type { Call } from '../calls/call.ts';
import type { CallFacts, Occasion, ToldFact } from '../mail/compose-facts.ts';
import type { OwnTemplates } from '../mail/templates.ts';
import type { Handle } from '../store/connection.ts';
import type { Representative } from '../store/representatives.ts';
import { getTemplates } from '../store/templates.ts';

/** What every mail of this box carries, whatever it tells. */
export interface Letterhead {
  readonly siteName: string;
  readonly timeZone: string;
  /** Language where no representative says another. */
  readonly locale: 'ja' | 'en';
  /** Right side of Message-IDs. */
  readonly domain: string;
  /** Where people reach the page, without a slash at the end; null: nowhere that a mail could name. */
  readonly pageUrl: string | null;
  /** Other systems that know of callers, in the order in which they are told. */
  readonly sources: readonly { readonly name: string; readonly title: string }[];
  readonly lineName: (line: string) => string;
  readonly display: (number: string) => string;
  /** false: what the box calls the time is not. */
  readonly isTimeKnown: () => boolean;
}

/** The facts of a call, as a mail in this language tells them. @param told what other systems say of the caller */
export function factsForMail(
  call: Call & { readonly isTimeKnown?: boolean },
  letterhead: Letterhead,
  locale: 'ja' | 'en',
  told: readonly ToldFact[] = [],
): CallFacts {
  const { caller, match, isTimeKnown = letterhead.isTimeKnown() } = call;
  const end = call.answeredAt ?? call.releasedAt;
  return {
    lineName: lineInWords(call.line, letterhead.lineName(call.line), locale),
    startedAt: call.startedAt,
    isTimeKnown,
    ringSeconds: end === null ? 0 : Math.max(0, Math.round((end - call.startedAt) / 1000)),
    caller,
    display: caller.type === 'number' ? letterhead.display(caller.e164 ?? caller.number) : null,
    customer: match.type === 'one' ? match.customer : null,
    candidates: match.type === 'several' ? match.candidates : [],
    outcome: call.outcome,
    link: letterhead.pageUrl === null ? null : `${letterhead.pageUrl}/history?call=${call.key}`,
    told,
  };
}

/** Two lines may carry one name; the number tells them apart, as on the board. */
function lineInWords(id: string, name: string, locale: 'ja' | 'en'): string {
  const line = locale === 'ja' ? `外線${id}` : `line ${id}`;
  return name === id ? line : `${line} ${name}`;
}

/** For whom a mail is written, with the office's templates in his language. */
export async function occasionFor(
  db: Handle,
  letterhead: Letterhead,
  to: Representative | null,
): Promise<Occasion> {
  return occasionBy(letterhead, to, (locale) => getTemplates(db, locale));
}

/** The same, with templates that are known perhaps. */
export async function occasionBy(
  { siteName, timeZone, locale: usual }: Letterhead,
  to: Representative | null,
  templates: (locale: 'ja' | 'en') => Promise<OwnTemplates>,
): Promise<Occasion> {
  const locale = to?.locale ?? usual;
  return { siteName, timeZone, locale, toName: to?.name ?? '', templates: await templates(locale) };
}
