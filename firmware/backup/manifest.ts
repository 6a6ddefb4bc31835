/** What a backup says of itself, in its first line. */
export interface Manifest {
  /** Shape of the file; a later one is refused. */
  readonly format: 1;
  /** Version of the product that made it. */
  readonly version: string;
  /** Last step of the database's schema. */
  readonly schema: string;
  readonly boxId: string;
  readonly siteId: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Of the database inside, not packed. */
  readonly bytes: number;
  /** Of the database inside, hexadecimal. */
  readonly sha256: string;
}

/** First word of every backup. What follows on the line is the manifest as JSON; behind it the packed database. */
const MARK = 'rusuban-backup ';
/** Longest first line; nobody's file is searched any further. */
export const MOST_MANIFEST_BYTES = 4096;

export type ReadManifest =
  | { readonly type: 'manifest'; readonly manifest: Manifest }
  /** It is no backup of ours. */
  | { readonly type: 'foreign' }
  /** Made by a later version. */
  | { readonly type: 'newer'; readonly version: string };

/** The first line, with its line end. */
export function manifestLine(manifest: Manifest): string {
  return `${MARK}${JSON.stringify(manifest)}\n`;
}

/** @param line without its line end; whatever stands in a file */
export function readManifest(line: string): ReadManifest {
  if (!line.startsWith(MARK)) return { type: 'foreign' };
  const fields = fieldsOf(line.slice(MARK.length));
  if (fields === null) return { type: 'foreign' };
  const { format, version, schema, boxId, siteId, madeAt, bytes, sha256 } = fields;
  if (typeof format !== 'number' || typeof version !== 'string') return { type: 'foreign' };
  if (format > 1) return { type: 'newer', version };
  const isWhole =
    [schema, boxId, siteId].every((text) => typeof text === 'string' && text !== '') &&
    typeof madeAt === 'string' &&
    !Number.isNaN(Date.parse(madeAt)) &&
    Number.isSafeInteger(bytes) &&
    Number(bytes) > 0 &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256);
  if (!isWhole) return { type: 'foreign' };
  return {
    type: 'manifest',
    manifest: {
      format: 1,
      version,
      schema: String(schema),
      boxId: String(boxId),
      siteId: String(siteId),
      madeAt,
      bytes: Number(bytes),
      sha256,
    },
  };
}

function fieldsOf(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
