import { type Expectation, rowsOf } from './expectation.ts';

const WRONG_SUM = 'printed with a wrong checksum: what cannot be checked is not believed';
const ANSWERS = 'answers of a modem to commands; no call is in it';
const PREFIX = 'only the beginning of the line was printed, the number is missing';

const TEST_PACKETS =
  'ringing 5, number 2, released 4, withheld 1, unavailable 1, incoming answered 1, receive-error 1, parties be757e63';

/** Caller-ID devices: what each recording comes to. */
export const CALLER_ID: readonly Expectation[] = [
  ...rowsOf('modem', 'recorded', [
    ['callattendant_139_usr5637_uk.txt', 'number 1, parties 899e069a', 'the report came before the bell'],
    ['callattendant_139_zoom3095_init.txt', 'unrecognised 4', ANSWERS],
    ['ha_issue_57765_conexant.txt', 'ringing 1, number 1, parties 6061b470'],
    ['mgetty_drox_cadence.txt', 'ringing 1', 'the pattern of the bell and nothing of the caller'],
    ['ncid_docs_modem_test.txt', 'ringing 1, number 1, parties df7505f7'],
    ['ncid_docs_no_cid.txt', 'ringing 1', 'a line without caller ID'],
    ['thess_2_rd02d400_init.txt', 'unrecognised 3', ANSWERS],
  ]),
  ...rowsOf('modem', 'manual', [
    ['askey_1456vqh_formatted.txt', 'ringing 1, number 1, parties c6eec627'],
    ['askey_1456vqh_mesg.txt', 'ringing 1', 'the lamp of a message, with an odd count of digits'],
    ['askey_1456vqh_unformatted.txt', 'receive-error 1', 'the packet is printed without its checksum'],
    ['ncid_docs_lucent_distinctive_ring.txt', '', 'the lengths of a bell that is not written out'],
    ['silabs_si2415_vcidr_hex.txt', 'number 1, parties 46d06a0b'],
    ['usr_3com56k_business_formatted.txt', 'ringing 1, number 1, parties 092a9e7d'],
    ['usr_3com56k_business_unformatted.txt', 'receive-error 1', WRONG_SUM],
  ]),
  ...rowsOf('fsk_raw', 'manual', [
    ['bellcore_fig2_sdmf.bin', 'number 1, parties c27fdf7c'],
    ['bellcore_fig3_sdmf_private.bin', 'withheld 1'],
    ['bellcore_fig4_mdmf.bin', 'number 1, parties 9215a395'],
    ['melabs_mdmf.bin', 'receive-error 1', WRONG_SUM],
    ['melabs_sdmf.bin', 'number 1, parties 7640a563'],
    ['melabs_sdmf_private.bin', 'receive-error 1', WRONG_SUM],
    ['usr_3com_mdmf.bin', 'receive-error 1', 'printed with a wrong length and a wrong checksum'],
  ]),
  ...rowsOf('jclip/constructed_spandsp', 'generated', [
    ['jclip_absence_C.bin', 'payphone 1'],
    ['jclip_absence_O.bin', 'unavailable 1'],
    ['jclip_absence_P.bin', 'withheld 1'],
    ['jclip_absence_S.bin', 'service-conflict 1'],
    ['jclip_len16_dle_stuffing.bin', 'number 1, parties a6581fe0'],
    ['jclip_number_0312345678.bin', 'number 1, parties 7fd2bb43'],
    ['jclip_number_09012345678.bin', 'number 1, parties 2686f36c'],
    ['jclip_number_and_dialin.bin', 'ringing 1, number 1, parties 7fd2bb43'],
    ['jclip_paramlen16.bin', 'number 1, parties 16b79642'],
    ['jclip_spandsp_adsi_tests.bin', 'ringing 1, number 1, parties c56fdc85'],
  ]),
  ...rowsOf('japan_adapter', 'other', [
    ['aloha_usb_fixture.txt', 'number 1, parties 201d035e'],
    ['aloha_usb_fixture_7e1_framed.bin', 'number 1, parties 201d035e'],
  ]),
  ...rowsOf('whozz', 'manual', [
    ['manual_comprehensive.txt', 'ringing 2, number 2, parties 5980b799'],
    ['manual_detailed_records.txt', 'ringing 1, answered 1', 'ring and hook records have no caller'],
    ['manual_limited.txt', 'ringing 1, number 1, parties d55ecdec'],
    ['manual_v_banner.txt', '', 'what the unit says of itself'],
  ]),
  ...rowsOf('whozz', 'other', [
    ['testpackets_serial.txt', TEST_PACKETS],
    ['testpackets_udp.txt', TEST_PACKETS],
  ]),
  ...rowsOf('isdn_ta', 'recorded', [['mgetty_prefixes.txt', 'ringing 1, number 1, parties e7b4101a']]),
  ...rowsOf('isdn_ta', 'manual', [
    ['jp_insmate_v8dsu_prefix.txt', 'ringing 1, unavailable 1', PREFIX],
    ['zyxel_2864_format.txt', 'ringing 1, unavailable 1', 'words stand in the place of the numbers'],
  ]),
  ...rowsOf('dtmf', 'other', [['formats.txt', 'withheld 3, number 3, unavailable 4, parties 38560313']]),
];
