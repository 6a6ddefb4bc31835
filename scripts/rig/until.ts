const EVERY_MS = 100;
/** An emulated processor on a computer that has much else to do takes a minute for what takes a second alone. */
const LIMIT_MS = 180_000;

/** Asks again and again. @returns the milliseconds that it took. @throws when it does not become so in time */
export async function until(
  what: string,
  isIt: () => Promise<boolean>,
  { limitMs = LIMIT_MS, everyMs = EVERY_MS } = {},
): Promise<number> {
  const from = performance.now();
  while (!(await isIt())) {
    if (performance.now() - from > limitMs) throw new Error(`waited in vain for ${what}`);
    await pause(everyMs);
  }
  return Math.round(performance.now() - from);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
