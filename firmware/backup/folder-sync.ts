import { open } from 'node:fs/promises';

/** Makes a renaming in a folder survive a power cut. FAT cannot, and says so; then there is nothing to do. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The data of the file itself is on the disk; only its name may be lost.
  }
}
