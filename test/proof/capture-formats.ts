import { captureBytes, captureFiles } from './captures.ts';

/** Which decoder a folder of the recordings is for; logs have a layout for each file. */
const FOLDERS: Readonly<Record<string, string>> = {
  'asterisk-ami': 'asterisk-ami',
  csta_xml: 'csta-xml',
  dtmf: 'dtmf',
  freeswitch_esl: 'freeswitch-esl',
  fritz: 'fritzbox',
  fsk_raw: 'fsk',
  isdn_ta: 'isdn-ta',
  japan_adapter: 'aloha',
  'jclip/constructed_spandsp': 'jclip',
  modem: 'modem',
  'smdr/alcatel': 'smdr/alcatel',
  'smdr/avaya_ipoffice': 'smdr/avaya-ip-office',
  'smdr/esi': 'smdr/esi',
  'smdr/lg_ericsson_ipecs': 'smdr/lg-ipecs',
  'smdr/mitel': 'smdr/mitel',
  'smdr/nortel_meridian': 'smdr/nortel-meridian',
  'smdr/samsung': 'smdr/samsung',
  'smdr/siemens': 'smdr/siemens-hipath',
  'smdr/smdi': 'smdi',
  'smdr/toshiba': 'smdr/toshiba-ctx',
  whozz: 'whozz',
};
const FILES: Readonly<Record<string, string>> = {
  'smdr/nec/nec_neax2000_ips.txt': 'smdr/nec-neax',
  'smdr/nec/sl1000_manual.txt': 'smdr/nec-sl',
  'smdr/panasonic/panasonic_816.txt': 'smdr/panasonic-a',
  'smdr/panasonic/panasonic_kx_td1232.txt': 'smdr/panasonic-a',
  'smdr/panasonic/panasonic_kx_td_500.txt': 'smdr/panasonic-td500',
  'smdr/panasonic/panasonic_kx_tda600.txt': 'smdr/panasonic-a',
  'smdr/panasonic/panasonic_kx_tem824.txt': 'smdr/panasonic-tem',
  'fsk-generated/clip-dtmf.ndjson': 'dtmf',
  'fsk-generated/jclip.ndjson': 'jclip',
  'fsk-generated/class-sdmf.ndjson': 'fsk',
  'fsk-generated/class-mdmf.ndjson': 'fsk',
  'fsk-generated/etsi-clip.ndjson': 'fsk',
  'fsk-generated/etsi-mwi.ndjson': 'fsk',
};

/** The decoder that a recording is for, null when nobody knows. */
export function decoderOf(file: string): string | null {
  return FILES[file] ?? FOLDERS[file.slice(0, file.lastIndexOf('/'))] ?? null;
}

/** Bytes of the recordings for a decoder, where there are any. Lists and notes beside them are left out. */
export function capturedFor(decoder: string): readonly Uint8Array[] {
  return captureFiles()
    .filter(
      (file) => decoderOf(file) === decoder && /\.(txt|bin|xml)$/.test(file) && !file.endsWith('.hex.txt'),
    )
    .map(captureBytes);
}
