import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import {
  type Manifest,
  MOST_MANIFEST_BYTES,
  manifestLine,
  type ReadManifest,
  readManifest,
} from './manifest.ts';

/** What lies in a file: how much, and its fingerprint. */
export interface Weight {
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads the whole file once. */
export async function weigh(file: string): Promise<Weight> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Level 1: a database packs to a third at any level, and a small box has better things to do. */
const PACKING = { level: 1 };

/** Writes a backup of a database file and waits until it is on the disk. Replaces `to`. */
export async function pack(database: string, to: string, manifest: Manifest): Promise<void> {
  const output = createWriteStream(to, { mode: 0o600, flush: true });
  output.write(manifestLine(manifest));
  await pipeline(createReadStream(database), createGzip(PACKING), output);
}

/** Where the database begins in a backup, and what the first line says. */
export type Opened = ReadManifest & { readonly start: number };

export async function readHead(backup: string): Promise<Opened> {
  const file = await open(backup, 'r');
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(MOST_MANIFEST_BYTES),
      0,
      MOST_MANIFEST_BYTES,
      0,
    );
    const end = buffer.subarray(0, bytesRead).indexOf(0x0a);
    if (end < 0) return { type: 'foreign', start: 0 };
    return { ...readManifest(buffer.toString('utf8', 0, end)), start: end + 1 };
  } finally {
    await file.close();
  }
}

/** The packed part does not hold what the first line promises. */
export class NotAsPromised extends Error {}

/**
 * Unpacks the database of a backup, never more bytes than promised, and waits until it is on the disk.
 *
 * @throws NotAsPromised; what the file system or the unpacking throws
 */
export async function unpack(backup: string, start: number, to: string, promised: Weight): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > promised.bytes ? new NotAsPromised('it holds more than it says') : null, chunk);
    },
  });
  const output = createWriteStream(to, { mode: 0o600, flush: true });
  await pipeline(createReadStream(backup, { start }), createGunzip(), check, output);
  if (bytes !== promised.bytes) throw new NotAsPromised('it holds less than it says');
  if (hash.digest('hex') !== promised.sha256) throw new NotAsPromised('its checksum is wrong');
}
