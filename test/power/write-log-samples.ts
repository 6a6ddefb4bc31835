export const FLAG = { flush: 1n, forced: 2n, discard: 4n, mark: 8n } as const;
const SECTOR = 512;

export interface SampleRequest {
  readonly sector: number;
  readonly data: Buffer;
  readonly flags: bigint;
  /** Where it is not what the data fill. */
  readonly sectors?: number;
}

/** A log as QEMU writes it; its superblock does not say how many requests follow. */
export function writeLog(requests: readonly SampleRequest[]): Buffer {
  const superblock = Buffer.alloc(SECTOR);
  superblock.writeBigUInt64LE(0x6a736677736872n, 0);
  superblock.writeBigUInt64LE(1n, 8);
  superblock.writeUInt32LE(SECTOR, 24);
  const parts = requests.flatMap(({ sector, data, flags, sectors }) => {
    const head = Buffer.alloc(SECTOR);
    head.writeBigUInt64LE(BigInt(sector), 0);
    head.writeBigUInt64LE(BigInt(sectors ?? data.length / SECTOR), 8);
    head.writeBigUInt64LE(flags, 16);
    head.writeBigUInt64LE(BigInt(data.length), 24);
    const padding = Buffer.alloc((SECTOR - (data.length % SECTOR)) % SECTOR);
    return [head, data, padding];
  });
  return Buffer.concat([superblock, ...parts]);
}
