import type { Knex } from 'knex';
import type { RepresentativeId } from '../calls/ids.ts';
import type { Handle } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

/** What the office may change from a terminal (SPEC B3, E5, E7). */
export interface Settings {
  /** The sentence that an automatic mail carries. */
  readonly absenceMemo: string;
  readonly defaultRepresentativeId: RepresentativeId | null;
  /** What happens to a missed call without a caller ID. */
  readonly withheldCalls: 'nothing' | 'mail';
  readonly mailWhen: 'not-answered' | 'answered' | 'always';
  /** Missed calls in present mode are treated like those in away mode. */
  readonly mailInPresentMode: boolean;
}

/** As the box leaves the factory; the memo is the one of the patent text [0023]. */
export const DEFAULT_SETTINGS: Settings = {
  absenceMemo: '不在時に電話がありました',
  defaultRepresentativeId: null,
  withheldCalls: 'mail',
  mailWhen: 'not-answered',
  mailInPresentMode: false,
};

const NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

export async function getSettings(db: Handle): Promise<Settings> {
  const stored = await readSettings(db, NAMES);
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(stored) };
}

/** Stores what differs from before; settings that are left out of `change` stay. */
export async function putSettings(
  trx: Knex.Transaction,
  change: Partial<Settings>,
  now: number,
): Promise<Settings> {
  const before = await getSettings(trx);
  for (const name of NAMES) {
    const value = change[name];
    if (value !== undefined && value !== before[name]) await writeSetting(trx, name, value, now);
  }
  return getSettings(trx);
}
