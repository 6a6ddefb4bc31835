import type { Caller, CustomerSnapshot, Outcome } from '../calls/call.ts';
import type { OwnTemplates } from './templates.ts';

/** What another system says of the caller. */
export interface ToldFact {
  /** Which system. */
  readonly title: string;
  readonly label: string;
  readonly value: string;
}

/** What a mail tells of a call. Times in milliseconds since 1970. */
export interface CallFacts {
  readonly lineName: string;
  readonly startedAt: number;
  /** false: the clock was not set then; `startedAt` gives the order only. */
  readonly isTimeKnown: boolean;
  readonly ringSeconds: number;
  readonly caller: Caller;
  /** The number as people write it; null where there is none. */
  readonly display: string | null;
  /** The one customer of the number, or the one that somebody chose. */
  readonly customer: CustomerSnapshot | null;
  /** Where several customers have the number and nobody chose. */
  readonly candidates: readonly CustomerSnapshot[];
  readonly outcome: Outcome | null;
  /** Address of the call's record on the box; null where nobody outside can reach it. */
  readonly link: string | null;
  readonly told: readonly ToldFact[];
}

/** For whom, and how he reads. */
export interface Occasion {
  readonly locale: 'ja' | 'en';
  readonly timeZone: string;
  readonly siteName: string;
  /** '' when nobody knows. */
  readonly toName: string;
  readonly templates: OwnTemplates;
}

/** Longest parts, in characters. */
export const MOST = { company: 60, person: 40, line: 200, memo: 10_000, candidates: 20, told: 30 } as const;
