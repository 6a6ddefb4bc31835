/** A driver of QEMU's with its options, as `-blockdev` takes it. */
export type BlockDriver = Readonly<Record<string, unknown>> & { readonly driver: string };

/** A file of this computer. What is to be flushed need not reach its disk. */
export function fileDriver(filename: string): BlockDriver {
  return { driver: 'file', filename, cache: { direct: false, 'no-flush': true } };
}

/** An image file as a disk. */
export function imageDriver(filename: string): BlockDriver {
  return { driver: 'raw', file: fileDriver(filename) };
}

/** The words for QEMU that give a machine disks: /dev/vda, /dev/vdb, … in their order. */
export function diskWords(disks: readonly BlockDriver[]): string[] {
  return disks.flatMap((disk, index) => {
    const name = `disk${index}`;
    const device = `virtio-blk-pci,drive=${name},serial=${name}`;
    return ['-blockdev', JSON.stringify({ ...disk, 'node-name': name }), '-device', device];
  });
}

/** Where the guest has the disk with this place in the list. */
export function diskDevice(index: number): string {
  return `/dev/vd${String.fromCharCode('a'.charCodeAt(0) + index)}`;
}
