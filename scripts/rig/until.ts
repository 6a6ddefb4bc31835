const EVERY_MS = 100;

/** Asks ten times a second. @returns the milliseconds that it took. @throws when it never becomes so */
export async function until(what: string, isIt: () => Promise<boolean>, limitMs = 60_000): Promise<number> {
  const from = performance.now();
  while (!(await isIt())) {
    if (performance.now() - from > limitMs) throw new Error(`waited in vain for ${what}`);
    await pause(EVERY_MS);
  }
  return Math.round(performance.now() - from);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
