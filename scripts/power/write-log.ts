/** What QEMU's `blklogwrites` wrote down of one request to a disk. */
export interface LoggedRequest {
  /** `flush`: no data, only the wish that everything before be on the disk. `mark`: a remark of a tool. */
  readonly type: 'write' | 'discard' | 'flush' | 'mark';
  /** First sector on the disk, and how many. */
  readonly sector: number;
  readonly sectors: number;
  /** What had been completed before has to be on the disk before this. */
  readonly flushesBefore: boolean;
  /** It is completed only when it is on the disk itself (FUA). */
  readonly isForced: boolean;
  /** Where it stands in the log, bytes: its head, its data, and the first byte behind it. */
  readonly from: number;
  readonly data: number;
  readonly end: number;
}

export interface WriteLog {
  /** Bytes. */
  readonly sectorSize: number;
  /** In the order in which the disk was asked. */
  readonly requests: readonly LoggedRequest[];
}

const MAGIC = 0x6a736677736872n;
const VERSION = 1n;
const HEAD_BYTES = 32;
const FLAGS = { flush: 1n, forced: 2n, discard: 4n, mark: 8n } as const;
/** Of a sector: what is no power of two, or larger, was never written by QEMU. */
const MOST_SECTOR_BYTES = 1 << 23;

/**
 * Reads a log in the format of the kernel's dm-log-writes, as QEMU writes it. The log of a machine that was killed
 * ends somewhere: everything up to the first request that is not whole is taken. The count in the superblock is not
 * believed, QEMU brings it up to date now and then only.
 *
 * Source: Linux, Documentation/admin-guide/device-mapper/log-writes.rst and drivers/md/dm-log-writes.c; all numbers
 * are little-endian.
 *
 * @throws when the bytes are no such log
 */
export function parseWriteLog(bytes: Buffer): WriteLog {
  if (bytes.length < HEAD_BYTES || bytes.readBigUInt64LE(0) !== MAGIC)
    throw new Error('this is no log of writes: it does not begin like one');
  const version = bytes.readBigUInt64LE(8);
  if (version !== VERSION)
    throw new Error(`the log of writes has the version ${version}, known is ${VERSION}`);
  const sectorSize = bytes.readUInt32LE(24);
  const isSize =
    sectorSize >= 512 && sectorSize <= MOST_SECTOR_BYTES && (sectorSize & (sectorSize - 1)) === 0;
  if (!isSize) throw new Error(`the log of writes names sectors of ${sectorSize} bytes`);
  const requests: LoggedRequest[] = [];
  for (let from = sectorSize; ; ) {
    const request = requestAt(bytes, from, sectorSize);
    if (request === null) return { sectorSize, requests };
    requests.push(request);
    from = request.end;
  }
}

function requestAt(bytes: Buffer, from: number, sectorSize: number): LoggedRequest | null {
  const data = from + sectorSize;
  if (data > bytes.length) return null;
  const sector = Number(bytes.readBigUInt64LE(from));
  const sectors = Number(bytes.readBigUInt64LE(from + 8));
  const flags = bytes.readBigUInt64LE(from + 16);
  const dataLength = Number(bytes.readBigUInt64LE(from + 24));
  const has = (flag: bigint): boolean => (flags & flag) !== 0n;
  // Nothing was written here yet: the machine was killed while it wrote what follows.
  if (flags === 0n && sectors === 0) return null;
  const isDiscard = has(FLAGS.discard);
  const isMark = has(FLAGS.mark);
  const length = isMark ? roundUp(dataLength, sectorSize) : isDiscard ? 0 : sectors * sectorSize;
  const end = data + length;
  if (!Number.isSafeInteger(end) || end > bytes.length) return null;
  return {
    type: isMark ? 'mark' : isDiscard ? 'discard' : sectors === 0 ? 'flush' : 'write',
    ...{ sector, sectors, from, data, end },
    flushesBefore: has(FLAGS.flush),
    isForced: has(FLAGS.forced),
  };
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
