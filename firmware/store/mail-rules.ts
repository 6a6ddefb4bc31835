import type { Knex } from 'knex';
import { DEFAULT_MAIL_RULES, type MailRules } from '../mail/release-rules.ts';
import type { Handle } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

/** Each part is a setting of its own, so that two people who change different parts do not undo each other. */
const NAMES: Readonly<Record<keyof MailRules, string>> = {
  release: 'mailRelease',
  preview: 'mailPreview',
  enclosure: 'mailEnclosure',
};
const PARTS = Object.keys(NAMES) as (keyof MailRules)[];

export async function getMailRules(db: Handle): Promise<MailRules> {
  const stored = await readSettings(db, Object.values(NAMES));
  const part = <Part extends keyof MailRules>(name: Part): MailRules[Part] => ({
    ...DEFAULT_MAIL_RULES[name],
    ...(stored.get(NAMES[name]) as Partial<MailRules[Part]> | undefined),
  });
  return { release: part('release'), preview: part('preview'), enclosure: part('enclosure') };
}

/** Stores the parts that differ from before. The rules must be without faults. */
export async function putMailRules(trx: Knex.Transaction, rules: MailRules, now: number): Promise<void> {
  const before = await getMailRules(trx);
  for (const part of PARTS) {
    if (JSON.stringify(rules[part]) === JSON.stringify(before[part])) continue;
    await writeSetting(trx, NAMES[part], rules[part], now);
  }
}
