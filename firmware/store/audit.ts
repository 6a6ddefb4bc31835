import { v7 } from 'uuid';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';
import { THIS_SITE } from './setting-row.ts';

/** Who did what. Neither secrets nor what was written of a customer stand in it, only which fields. */
export interface NewAuditEntry {
  readonly actorType: string;
  readonly actorId: string | null;
  readonly actorName: string;
  /** Where the request came from. */
  readonly address: string;
  /** `login`, `logout`, …, or method and path of the route that was used. */
  readonly action: string;
  /** Key of the row that was changed, where there is one. */
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditEntry extends NewAuditEntry {
  readonly id: string;
  readonly at: number;
}

export interface AuditFilter {
  /** Part of the name of who did it. */
  readonly actor?: string | undefined;
  /** Beginning of the action. */
  readonly action?: string | undefined;
  readonly kind?: 'login' | 'change' | 'export' | undefined;
  readonly subject?: string | undefined;
  /** Wall clock, ms; `from` is inside, `to` is not. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export async function writeAudit(db: Handle, entry: NewAuditEntry, now: number): Promise<void> {
  const { actorType, actorId, actorName, address, action, subject, detail } = entry;
  await db.raw(
    `INSERT INTO audit_entry (id, site_id, at, actor_type, actor_id, actor_name, address, action, subject, detail)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      v7({ msecs: now }),
      now,
      actorType,
      actorId,
      actorName,
      address,
      action,
      subject,
      JSON.stringify(detail),
    ],
  );
}

/** Coming and going has a word of its own; the use of a route is named by method and path. */
const KIND = {
  login: "instr(action, ' ') = 0",
  change: "instr(action, ' ') > 0 AND action NOT GLOB 'GET *'",
  export: "action GLOB 'GET *'",
} as const;

/** The newest first. @throws CursorError for a cursor of another list */
export async function pageAudit(
  db: Handle,
  query: AuditFilter & { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<AuditEntry>> {
  const where = [query.kind === undefined ? '1' : KIND[query.kind]];
  const values: (string | number)[] = [];
  const conditions: [string, string | number | undefined][] = [
    ['instr(lower(actor_name), lower(?)) > 0', query.actor],
    ['instr(action, ?) = 1', query.action],
    ['subject = ?', query.subject],
    ['at >= ?', query.from],
    ['at < ?', query.to],
  ];
  for (const [condition, value] of conditions) {
    if (value === undefined || value === '') continue;
    where.push(condition);
    values.push(value);
  }
  if (query.cursor !== undefined) {
    where.push('(at, id) < (?, ?)');
    values.push(...readCursor(query.cursor, ['number', 'string']));
  }
  const rows: (Omit<AuditEntry, 'detail'> & { detail: string })[] = await db.raw(
    `SELECT id, at, actor_type AS actorType, actor_id AS actorId, actor_name AS actorName, address, action,
       subject, detail
     FROM audit_entry WHERE ${where.join(' AND ')} ORDER BY at DESC, id DESC LIMIT ?`,
    [...values, query.limit + 1],
  );
  const entries = rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditEntry['detail'] }));
  return pageOf(entries, query.limit, (entry) => [entry.at, entry.id]);
}
