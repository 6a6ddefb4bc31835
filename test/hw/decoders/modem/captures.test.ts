import { existsSync, readFileSync } from 'node:fs';
import test from 'ava';
import { decodeModem } from '../../../../hw/decoders/modem/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';

/** Recordings that are not ours to copy: they are used where they lie beside the project. */
const FOLDER = new URL('../../../../../shared/captures/modem/', import.meta.url);

const RINGING: LineEvent = { type: 'ringing', line: '1' };
const from = (number: string, name?: string): LineEvent => ({
  type: 'caller-id',
  line: '1',
  number,
  ...(name !== undefined && { name }),
});
const BROKEN: LineEvent = { type: 'caller-id', line: '1', reason: 'receive-error' };

const decodes = test.macro({
  exec: (t, file: string, expected: readonly LineEvent[]) => {
    const path = new URL(`${file}.txt`, FOLDER);
    if (!existsSync(path)) {
      t.log('skipped: the recordings are not there');
      t.pass();
      return;
    }
    const bytes = new Uint8Array(readFileSync(path));
    for (let at = 0; at < bytes.length; at += 1) {
      const decoder = decodeModem();
      const events = [
        ...decoder.push(bytes.subarray(0, at)),
        ...decoder.push(bytes.subarray(at)),
        ...decoder.end(),
      ];
      // Answers to commands that no box sends are told as they came; here only calls are looked at.
      const calls = events.filter((event) => event.type !== 'unrecognised');
      t.deepEqual(calls, [...expected], `cut at ${at}`);
    }
  },
  title: (_given, file) => `the recording ${file} is understood however it is cut`,
});

test(decodes, 'askey_1456vqh_formatted', [RINGING, from('504551234', 'A N OTHER')]);
test(decodes, 'askey_1456vqh_mesg', [RINGING]);
// The manual prints the packet without its checksum: what cannot be checked is not believed.
test(decodes, 'askey_1456vqh_unformatted', [BROKEN]);
test(decodes, 'callattendant_139_usr5637_uk', [from('07xxxxxxxx7')]);
test(decodes, 'callattendant_139_zoom3095_init', []);
test(decodes, 'ha_issue_57765_conexant', [RINGING, from('04xxxxxxx7')]);
test(decodes, 'mgetty_drox_cadence', [RINGING]);
test(decodes, 'ncid_docs_lucent_distinctive_ring', []);
test(decodes, 'ncid_docs_modem_test', [RINGING, from('4075551212', 'Chmielewski Joh')]);
test(decodes, 'ncid_docs_no_cid', [RINGING]);
test(decodes, 'silabs_si2415_vcidr_hex', [from('5125551234', 'JOHN_DOE')]);
test(decodes, 'thess_2_rd02d400_init', []);
test(decodes, 'usr_3com56k_business_formatted', [RINGING, from('8475550001', 'U.S.ROBOTICS')]);
// The manual's packet has a wrong length and a wrong checksum.
test(decodes, 'usr_3com56k_business_unformatted', [BROKEN]);
