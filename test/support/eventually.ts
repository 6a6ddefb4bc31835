import { settle } from './fake-clock.ts';

/** Far more than any test needs on a loaded machine; it only ends a test that would wait for ever. */
const LIMIT_MS = 20_000;

/** Waits until something outside (a kernel, another end of a wire) has made it so. */
export async function eventually(isSo: () => boolean, what = 'it'): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`${what} never came about`);
    await settle(1);
  }
}
