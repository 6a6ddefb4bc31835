import { DEFAULT_PATIENCE, type Patience } from '../calls/book.ts';
import type { CallsConfig, Config } from '../config/config.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { display } from '../directory/numbers.ts';
import type { Wording } from '../http/board-call.ts';
import type { Letterhead } from '../reception/letterhead.ts';

/** How long things may take, as configured. */
export function patienceOf(calls: CallsConfig): Patience {
  return {
    ...DEFAULT_PATIENCE,
    fuse: calls.fuseMs,
    announce: calls.announceMs,
    noCallerId: calls.noCallerIdMs,
    longest: calls.maxCallHours * 3_600_000,
  };
}

/** What every mail of this office carries. */
export function letterheadOf(
  { site, mail, lines, information }: Config,
  { region }: NumberPlan,
  isTimeKnown = () => true,
): Letterhead {
  return {
    siteName: site.name,
    timeZone: site.timezone,
    locale: site.locale,
    domain: mail.domain,
    pageUrl: site.pageUrl,
    sources: information.map(({ name, title }) => ({ name, title })),
    lineName: (id) => lines.find((line) => line.id === id)?.name ?? id,
    display: (number) => display(number, region),
    isTimeKnown,
  };
}

/** How the page writes numbers and names telephones. */
export function wordingOf({ extensions }: Config, letterhead: Letterhead): Wording {
  return {
    display: letterhead.display,
    extensionName: (id: string) => extensions.find((one) => one.id === id)?.name ?? id,
  };
}
