import { captured, capturesIn } from '../../support/shared-captures.ts';

type Folders = readonly (readonly [folder: string, format: string])[];

/** Folders of recordings, and the format of what is in them. */
const SERIAL: Folders = [
  ['modem', 'modem'],
  ['fsk_raw', 'fsk'],
  ['jclip/constructed_spandsp', 'jclip'],
  ['japan_adapter', 'aloha'],
  ['whozz', 'whozz'],
  ['isdn_ta', 'isdn-ta'],
  ['dtmf', 'dtmf'],
  ['smdr/alcatel', 'smdr'],
  ['smdr/avaya_ipoffice', 'smdr'],
  ['smdr/esi', 'smdr'],
  ['smdr/lg_ericsson_ipecs', 'smdr'],
  ['smdr/mitel', 'smdr'],
  ['smdr/nec', 'smdr'],
  ['smdr/nortel_meridian', 'smdr'],
  ['smdr/panasonic', 'smdr'],
  ['smdr/samsung', 'smdr'],
  ['smdr/siemens', 'smdr'],
  ['smdr/toshiba', 'smdr'],
  ['smdr/smdi', 'smdi'],
];
const LINKS: Folders = [
  ['asterisk-ami', 'asterisk-ami'],
  ['freeswitch_esl', 'freeswitch-esl'],
  ['fritz', 'fritzbox'],
  ['csta_xml', 'csta-xml'],
];

/** A recording of other people, and the format that it is in. */
export interface Recording {
  readonly format: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Hexadecimal copies, times and truths stand beside the bytes. */
const isBytes = (file: string): boolean => /\.(txt|bin|xml)$/.test(file) && !file.endsWith('.hex.txt');

const recordingsIn = (folders: Folders): readonly Recording[] =>
  folders.flatMap(([folder, format]) =>
    capturesIn(folder)
      .filter(isBytes)
      .map((file) => ({ format, file, bytes: captured(`${folder}/${file}`) ?? new Uint8Array(0) })),
  );

/** None where the recordings are not there. */
export const serialRecordings = (): readonly Recording[] => recordingsIn(SERIAL);
export const linkRecordings = (): readonly Recording[] => recordingsIn(LINKS);
