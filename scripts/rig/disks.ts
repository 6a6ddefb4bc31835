/** A driver of QEMU's with its options, as `-blockdev` takes it. */
export type BlockDriver = Readonly<Record<string, unknown>> & { readonly driver: string };

/** A file of this computer. What is to be flushed need not reach its disk. */
export function fileDriver(filename: string): BlockDriver {
  return { driver: 'file', filename, cache: { direct: false, 'no-flush': true } };
}
