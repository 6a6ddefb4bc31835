import { type Expectation, rowsOf } from './expectation.ts';

/**
 * Call logs: what each recording comes to. The counts were checked against the marks in the logs (codes, arrows,
 * prefixes), see test/hw/pbx/smdr/captures.test.ts.
 */
export const LOGS: readonly Expectation[] = [
  ...rowsOf('smdr', 'recorded', [
    [
      'alcatel/alcatel_4200.txt',
      'outgoing answered 85, outgoing missed 34, incoming answered 27, parties ab3f9e12',
    ],
    [
      'lg_ericsson_ipecs/lg_ldk_300_with_cid.txt',
      'incoming answered 27, outgoing answered 20, further part 16, outgoing missed 8, incoming missed 1, parties 472752c1',
    ],
    [
      'nec/nec_neax2000_ips.txt',
      'incoming answered 9, outgoing answered 7, further part 5, parties fe5b2cf2',
    ],
    [
      'nortel_meridian/meridian_1_variant_1.txt',
      'incoming answered 10, outgoing answered 10, parties 3da39b5f',
    ],
    [
      'panasonic/panasonic_816.txt',
      'outgoing answered 35, incoming answered 24, further part 18, parties c1b0bc41',
    ],
    [
      'panasonic/panasonic_kx_td1232.txt',
      'outgoing answered 89, incoming answered 47, further part 1, outgoing missed 10, parties 2f7ced0f',
    ],
    [
      'panasonic/panasonic_kx_td_500.txt',
      'incoming answered 22, ringing 24, answered 23, released 22, outgoing answered 23, outgoing missed 6, further part 12, incoming missed 1, parties c7ce38d0',
    ],
    [
      'panasonic/panasonic_kx_tda600.txt',
      'incoming answered 15, further part 2, outgoing answered 19, incoming missed 4, parties 305d0365',
    ],
    [
      'panasonic/panasonic_kx_tem824.txt',
      'outgoing answered 31, ringing 25, number 25, answered 24, released 25, incoming answered 55, further part 7, parties 4f22027f',
    ],
    [
      'samsung/samsung_dcs_compact_ii.txt',
      'outgoing answered 17, incoming answered 17, further part 14, outgoing missed 7, incoming missed 1, parties 6af073f5',
    ],
    [
      'samsung/samsung_officeserv_7200.txt',
      'outgoing answered 57, incoming answered 53, further part 17, outgoing missed 17, parties 3f8d9582',
    ],
    [
      'siemens/siemens_hipath_3750.txt',
      'outgoing answered 77, incoming answered 26, outgoing missed 32, further part 25, parties 0be000ec',
    ],
  ]),
  ...rowsOf('smdr', 'manual', [
    ['avaya_ipoffice/manual_examples.txt', 'incoming missed 1, incoming answered 2, parties 21b3e70a'],
    ['esi/manual_csv.txt', 'incoming answered 1, outgoing answered 1, parties 2124f402'],
    [
      'mitel/ip_smdr_realtime.txt',
      '',
      'a masked line of a call out: calls to outside are told when they are over',
    ],
    [
      'nec/sl1000_manual.txt',
      'outgoing answered 1, incoming answered 1, incoming missed 1, parties d2357a03',
    ],
    [
      'smdi/format_example.txt',
      'ringing 1, released 1',
      'the voicemail itself was called; no number is in it',
    ],
    ['toshiba/ctx_examples.txt', 'outgoing answered 1, incoming answered 1, parties b8aa4c33'],
  ]),
];
