import test from 'ava';
import { decodeFsk } from '../../../../hw/decoders/fsk/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { decoded } from '../fixtures.ts';
import { generated } from '../generated.ts';

for (const file of ['class-sdmf', 'class-mdmf', 'etsi-clip', 'etsi-mwi']) {
  for (const { id, bytes, events } of generated(file)) {
    test(`${id} gives what was encoded`, (t) => {
      t.deepEqual(decoded(decodeFsk(), [bytes]), events);
    });
  }

  test(`the packets of ${file} in one stream give their events in order`, (t) => {
    const rows = generated(file);
    const stream = new Uint8Array(Buffer.concat(rows.map(({ bytes }) => bytes)));
    t.deepEqual(
      decoded(decodeFsk(), [stream]),
      rows.flatMap(({ events }) => events),
    );
  });
}

const published = (file: string, means: string, events: readonly LineEvent[]) =>
  testCaptured(`fsk_raw/${file}.bin`, means, (bytes) => [decoded(decodeFsk(), [bytes]), events]);

const number = (digits: string, name?: string): readonly LineEvent[] => [
  { type: 'caller-id', line: '1', number: digits, ...(name !== undefined && { name }) },
];
const BROKEN: readonly LineEvent[] = [{ type: 'caller-id', line: '1', reason: 'receive-error' }];

published('bellcore_fig2_sdmf', 'single data', number('6062134567'));
published('bellcore_fig3_sdmf_private', 'single data, withheld', [
  { type: 'caller-id', line: '1', reason: 'withheld' },
]);
published('bellcore_fig4_mdmf', 'multiple data', number('6062241359', 'Joe Smith'));
published('melabs_sdmf', 'single data', number('6095551212'));
published('melabs_sdmf_private', 'printed with a wrong checksum', BROKEN);
published('melabs_mdmf', 'printed with a wrong checksum', BROKEN);
published('usr_3com_mdmf', 'printed with a wrong length', BROKEN);
