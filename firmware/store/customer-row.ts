import type { CustomerSnapshot, Importance } from '../calls/call.ts';
import { type CustomerId, customerId, representativeId } from '../calls/ids.ts';

/** A customer as a person enters him (SPEC B1). Empty texts mean "not known". */
export interface CustomerInput {
  readonly name: string;
  readonly kana: string;
  readonly department: string;
  readonly contact: string;
  readonly address: string;
  readonly fax: string;
  readonly importance: Importance | null;
  readonly representativeId: string | null;
  readonly notes: string;
  readonly numbers: readonly NumberInput[];
  /** Words of the office for groups of customers; none when left out. */
  readonly tags?: readonly string[] | undefined;
  /** Fields of the office's own, by their names, in their order; none when left out. */
  readonly extra?: readonly ExtraField[] | undefined;
}

export interface ExtraField {
  readonly name: string;
  readonly value: string;
}

/** As written; `03-1234-5*` is a block: every number that begins so. */
export interface NumberInput {
  readonly number: string;
  readonly label: string;
}

export interface StoredNumber extends NumberInput {
  readonly kind: 'exact' | 'block';
}

/** A customer with everything that his card shows. Times are wall-clock milliseconds. */
export interface Customer extends CustomerSnapshot {
  readonly id: CustomerId;
  readonly notes: string;
  readonly numbers: readonly StoredNumber[];
  readonly tags: readonly string[];
  readonly extra: readonly ExtraField[];
  readonly lastContactAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A row of SNAPSHOT_COLUMNS. */
export interface SnapshotRow {
  id: string;
  name: string;
  kana: string;
  department: string;
  contact: string;
  importance: Importance | null;
  address: string;
  fax: string;
  rep_id: string | null;
  rep_name: string | null;
}

/** A row of CUSTOMER_COLUMNS. */
export interface CustomerRow extends SnapshotRow {
  notes: string;
  numbers: string;
  tags: string;
  extra: string;
  last_contact_at: number | null;
  created_at: number;
  updated_at: number;
}

/** Of `customer c` and WITH_REPRESENTATIVE: what a call keeps of its caller. */
export const SNAPSHOT_COLUMNS = `c.id, c.name, c.kana, c.department, c.contact, c.importance, c.address, c.fax,
  r.id AS rep_id, r.name AS rep_name`;

export const CUSTOMER_COLUMNS = `${SNAPSHOT_COLUMNS}, c.notes, c.tags, c.extra, c.last_contact_at, c.created_at, c.updated_at,
  (SELECT json_group_array(json_object('number', n.number, 'label', n.label, 'kind', n.kind) ORDER BY n.position)
   FROM customer_number n WHERE n.customer_id = c.id AND n.deleted_at IS NULL) AS numbers`;

/** A representative who was removed is nobody: the default one takes his place. */
export const WITH_REPRESENTATIVE =
  'LEFT JOIN representative r ON r.id = c.representative_id AND r.deleted_at IS NULL';

export function toSnapshot(row: SnapshotRow): CustomerSnapshot {
  return {
    id: customerId(row.id),
    name: row.name,
    kana: row.kana,
    department: row.department,
    contact: row.contact,
    importance: row.importance,
    address: row.address,
    fax: row.fax,
    representative:
      row.rep_id === null || row.rep_name === null
        ? null
        : { id: representativeId(row.rep_id), name: row.rep_name },
  };
}

export function toCustomer(row: CustomerRow): Customer {
  return {
    ...toSnapshot(row),
    notes: row.notes,
    numbers: JSON.parse(row.numbers) as StoredNumber[],
    tags: JSON.parse(row.tags) as string[],
    extra: JSON.parse(row.extra) as ExtraField[],
    lastContactAt: row.last_contact_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
