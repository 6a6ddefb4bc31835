import { setImmediate } from 'node:timers/promises';
import test from 'ava';
import { capturedFor } from '../proof/capture-formats.ts';
import { DECODERS } from '../proof/decoders.ts';
import { fuzz } from '../proof/fuzz.ts';

/** All decoders together; `npm run fuzz` goes on for longer and with other seeds. */
const RUNS = 200_000;
const SEED = 20_261_128;

for (const decoder of DECODERS) {
  test.serial(
    `${decoder.name}: harm of any kind to recordings raises nothing, invents nothing, breaks no promise`,
    async (t) => {
      const runs = Math.ceil(RUNS / DECODERS.length);
      const found = fuzz(decoder, capturedFor(decoder.name), { seed: SEED, runs });
      if (found !== null) t.log(`run ${found.run}: ${Buffer.from(found.bytes).toString('hex')}`);
      t.is(found?.why ?? null, null);
      // What is done is reported before the next one begins: on a busy machine all of them together look like a standstill.
      await setImmediate();
    },
  );
}
