import test from 'ava';
import type { LineEvent, LoggedEvent } from '../../../../hw/line-event.ts';
import { decodeSmdr } from '../../../../hw/pbx/smdr/decode.ts';
import { decodeAnySmdr } from '../../../../hw/pbx/smdr/decode-any.ts';
import { BUILT_IN_LAYOUTS } from '../../../../hw/pbx/smdr/layouts/built-in.ts';
import { captured, testCaptured } from '../../../support/shared-captures.ts';
import { decoded } from '../../decoders/fixtures.ts';
import { numbersOf } from './numbers.ts';

interface Count {
  readonly incoming: number;
  readonly missed: number;
  readonly outgoing: number;
  readonly continues: number;
  readonly ringing: number;
  readonly unrecognised: number;
}

/** Calls in each log, checked against counts of its marks (codes, arrows, prefixes); legs of one call count once. */
const LOGS: readonly (readonly [file: string, layout: string, count: Count])[] = [
  [
    'alcatel/alcatel_4200.txt',
    'alcatel',
    { incoming: 27, missed: 0, outgoing: 119, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'avaya_ipoffice/manual_examples.txt',
    'avaya-ip-office',
    { incoming: 3, missed: 1, outgoing: 0, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'esi/manual_csv.txt',
    'esi',
    { incoming: 1, missed: 0, outgoing: 1, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'lg_ericsson_ipecs/lg_ldk_300_with_cid.txt',
    'lg-ipecs',
    { incoming: 28, missed: 1, outgoing: 28, continues: 16, ringing: 0, unrecognised: 0 },
  ],
  [
    'mitel/ip_smdr_realtime.txt',
    'mitel',
    { incoming: 0, missed: 0, outgoing: 0, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'nec/nec_neax2000_ips.txt',
    'nec-neax',
    { incoming: 9, missed: 0, outgoing: 7, continues: 5, ringing: 0, unrecognised: 0 },
  ],
  [
    'nec/sl1000_manual.txt',
    'nec-sl',
    { incoming: 2, missed: 1, outgoing: 1, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'nortel_meridian/meridian_1_variant_1.txt',
    'nortel-meridian',
    { incoming: 10, missed: 0, outgoing: 10, continues: 0, ringing: 0, unrecognised: 0 },
  ],
  [
    'panasonic/panasonic_816.txt',
    'panasonic-a',
    { incoming: 24, missed: 0, outgoing: 35, continues: 18, ringing: 0, unrecognised: 0 },
  ],
  [
    'panasonic/panasonic_kx_td1232.txt',
    'panasonic-a',
    { incoming: 47, missed: 0, outgoing: 99, continues: 1, ringing: 0, unrecognised: 0 },
  ],
  [
    'panasonic/panasonic_kx_td_500.txt',
    'panasonic-td500',
    { incoming: 23, missed: 1, outgoing: 29, continues: 12, ringing: 24, unrecognised: 0 },
  ],
  [
    'panasonic/panasonic_kx_tda600.txt',
    'panasonic-a',
    { incoming: 19, missed: 4, outgoing: 19, continues: 2, ringing: 0, unrecognised: 0 },
  ],
  [
    'panasonic/panasonic_kx_tem824.txt',
    'panasonic-tem',
    { incoming: 55, missed: 0, outgoing: 31, continues: 7, ringing: 25, unrecognised: 0 },
  ],
  [
    'samsung/samsung_dcs_compact_ii.txt',
    'samsung',
    { incoming: 18, missed: 1, outgoing: 24, continues: 14, ringing: 0, unrecognised: 0 },
  ],
  [
    'samsung/samsung_officeserv_7200.txt',
    'samsung',
    { incoming: 53, missed: 0, outgoing: 74, continues: 17, ringing: 0, unrecognised: 0 },
  ],
  [
    'siemens/siemens_hipath_3750.txt',
    'siemens-hipath',
    { incoming: 26, missed: 0, outgoing: 109, continues: 25, ringing: 0, unrecognised: 0 },
  ],
  [
    'toshiba/ctx_examples.txt',
    'toshiba-ctx',
    { incoming: 1, missed: 0, outgoing: 1, continues: 0, ringing: 0, unrecognised: 0 },
  ],
];

function read(layoutName: string, bytes: Uint8Array): readonly LineEvent[] {
  const layout = BUILT_IN_LAYOUTS.find(({ name }) => name === layoutName);
  if (layout === undefined) throw new Error(`no layout ${layoutName}`);
  return decoded(decodeSmdr(layout), [bytes]);
}

function countOf(events: readonly LineEvent[]): Count {
  const logged = events.filter((event): event is LoggedEvent => event.type === 'logged');
  const incoming = logged.filter(({ direction, continues }) => direction === 'incoming' && !continues);
  return {
    incoming: incoming.length,
    missed: incoming.filter(({ outcome }) => outcome === 'missed').length,
    outgoing: logged.filter(({ direction, continues }) => direction === 'outgoing' && !continues).length,
    continues: logged.filter(({ continues }) => continues).length,
    ringing: events.filter(({ type }) => type === 'ringing').length,
    unrecognised: events.filter(({ type }) => type === 'unrecognised').length,
  };
}

for (const [file, layout, count] of LOGS) {
  testCaptured(`smdr/${file}`, `each line is read by ${layout}`, (bytes) => [
    countOf(read(layout, bytes)),
    count,
  ]);

  const bytes = captured(`smdr/${file}`);
  const run = bytes === null ? test.skip : test;
  run(`recording smdr/${file}: every number told stands in the log (needs ../shared/captures)`, (t) => {
    const given = bytes ?? new Uint8Array(0);
    const text = Buffer.from(given).toString('latin1');
    for (const number of numbersOf(read(layout, given))) t.true(text.includes(number), number);
    t.pass();
  });

  run(`recording smdr/${file}: ${layout} is found without being named (needs ../shared/captures)`, (t) => {
    const given = bytes ?? new Uint8Array(0);
    t.deepEqual(decoded(decodeAnySmdr(BUILT_IN_LAYOUTS), [given]), read(layout, given));
  });
}
