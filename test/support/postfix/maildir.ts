import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** How long a delivery may take, on a busy machine. */
const LONGEST_MS = 20_000;

/**
 * The oldest mail of a maildir, taken out of it; waits until there is one.
 *
 * @throws Error when none came in time
 */
export async function arrived(maildir: string): Promise<Buffer> {
  const limit = Date.now() + LONGEST_MS;
  while (Date.now() < limit) {
    const mail = taken(join(maildir, 'new'));
    if (mail !== null) return mail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no mail came into ${maildir}`);
}

function taken(folder: string): Buffer | null {
  const [name] = names(folder).sort();
  if (name === undefined) return null;
  const bytes = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  return bytes;
}

/** The folder is made by the first delivery. */
function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
