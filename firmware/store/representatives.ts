import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { type RepresentativeId, representativeId } from '../calls/ids.ts';
import type { Charset } from '../mail/charset.ts';
import type { QuietHours } from '../mail/quiet-hours.ts';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

export interface RepresentativeInput {
  readonly name: string;
  readonly kana: string;
  /** His own telephone, where he has one. */
  readonly extension: string | null;
  /** Language of the mails to him. */
  readonly locale: 'ja' | 'en';
  /** When he is not to be disturbed by mail. */
  readonly quietHours: readonly QuietHours[];
  /** The first is the one of automatic mail; the others can be chosen for a memo. */
  readonly addresses: readonly MailAddress[];
}

export interface MailAddress {
  readonly address: string;
  readonly label: string;
  /** How mail to this address is written. */
  readonly charset: Charset;
}

/** The person on our side who looks after customers. */
export interface Representative extends RepresentativeInput {
  readonly id: RepresentativeId;
}

/** The contract promises at most this many; the list comes whole. */
const MOST = 500;

const SELECT = `SELECT r.id, r.name, r.kana, r.extension, r.locale, r.quiet_hours,
    (SELECT json_group_array(json_object('address', a.address, 'label', a.label, 'charset', a.charset) ORDER BY a.position)
     FROM representative_address a WHERE a.representative_id = r.id AND a.deleted_at IS NULL) AS addresses
  FROM representative r WHERE r.deleted_at IS NULL`;

interface Row {
  id: string;
  name: string;
  kana: string;
  extension: string | null;
  locale: 'ja' | 'en';
  quiet_hours: string;
  addresses: string;
}

/** All of them in the order of their reading. */
export async function listRepresentatives(db: Handle): Promise<Representative[]> {
  const rows: Row[] = await db.raw(`${SELECT} ORDER BY r.kana, r.name, r.id LIMIT ${MOST}`);
  return rows.map(toRepresentative);
}

export async function getRepresentative(db: Handle, id: string): Promise<Representative | null> {
  const [row]: Row[] = await db.raw(`${SELECT} AND r.id = ?`, [id]);
  return row === undefined ? null : toRepresentative(row);
}

export async function createRepresentative(
  trx: Knex.Transaction,
  input: RepresentativeInput,
  now: number,
): Promise<Representative> {
  const id = v7({ msecs: now });
  await trx.raw(
    `INSERT INTO representative (id, site_id, name, kana, extension, locale, quiet_hours, created_at, updated_at)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?, ?)`,
    [id, input.name, input.kana, input.extension, input.locale, JSON.stringify(input.quietHours), now, now],
  );
  return saved(trx, id, input, now);
}

/** @returns null when there is no such representative */
export async function updateRepresentative(
  trx: Knex.Transaction,
  id: string,
  input: RepresentativeInput,
  now: number,
): Promise<Representative | null> {
  const [found] = await trx.raw(
    `UPDATE representative SET name = ?, kana = ?, extension = ?, locale = ?, quiet_hours = ?, updated_at = ?
     WHERE id = ? AND deleted_at IS NULL RETURNING id`,
    [input.name, input.kana, input.extension, input.locale, JSON.stringify(input.quietHours), now, id],
  );
  if (found === undefined) return null;
  await trx.raw(
    'UPDATE representative_address SET deleted_at = ? WHERE representative_id = ? AND deleted_at IS NULL',
    [now, id],
  );
  return saved(trx, id, input, now);
}

/** His customers keep pointing at him and count as having nobody: the default representative gets their mail. */
export async function deleteRepresentative(trx: Knex.Transaction, id: string, now: number): Promise<boolean> {
  const [found] = await trx.raw(
    'UPDATE representative SET deleted_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING id',
    [now, now, id],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'representative-deleted', v: 1, subject: id, body: { id } });
  return true;
}

async function saved(
  trx: Knex.Transaction,
  id: string,
  input: RepresentativeInput,
  now: number,
): Promise<Representative> {
  for (const [position, { address, label, charset }] of input.addresses.entries()) {
    await trx.raw(
      `INSERT INTO representative_address (id, representative_id, address, label, charset, position)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [v7({ msecs: now }), id, address, label, charset, position],
    );
  }
  await appendEvent(trx, { now, kind: 'representative', v: 2, subject: id, body: { id, ...input } });
  const representative = await getRepresentative(trx, id);
  if (representative === null) throw new Error('a representative was stored and cannot be read');
  return representative;
}

function toRepresentative(row: Row): Representative {
  return {
    id: representativeId(row.id),
    name: row.name,
    kana: row.kana,
    extension: row.extension,
    locale: row.locale,
    quietHours: JSON.parse(row.quiet_hours) as QuietHours[],
    addresses: JSON.parse(row.addresses) as MailAddress[],
  };
}
