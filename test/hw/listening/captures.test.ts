import test from 'ava';
import { createGuesser } from '../../../hw/listening/guess.ts';
import { captured, capturesIn } from '../../support/shared-captures.ts';
import { isNamed } from './samples.ts';

/** Folders of recordings, and the format of what is in them. */
const SERIAL: readonly (readonly [folder: string, format: string])[] = [
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
const LINKS: readonly (readonly [folder: string, format: string])[] = [
  ['asterisk-ami', 'asterisk-ami'],
  ['freeswitch_esl', 'freeswitch-esl'],
  ['fritz', 'fritzbox'],
  ['csta_xml', 'csta-xml'],
];

const guess = createGuesser();

interface Tally {
  readonly format: string;
  readonly file: string;
  /** The only format that is named. */
  readonly isSure: boolean;
  readonly isNamed: boolean;
}

/** Hexadecimal copies, times and truths stand beside the bytes. */
const isBytes = (file: string): boolean => /\.(txt|bin|xml)$/.test(file) && !file.endsWith('.hex.txt');

const tallyOf = (folders: typeof SERIAL): readonly Tally[] =>
  folders.flatMap(([folder, format]) =>
    capturesIn(folder)
      .filter(isBytes)
      .map((file) => {
        const found = guess({ bytes: captured(`${folder}/${file}`) ?? new Uint8Array(0) });
        const isSure = found.verdict.type === 'recognised' && found.verdict.candidate.format === format;
        return { format, file, isSure, isNamed: isNamed(found, format) };
      }),
  );

const declare = (title: string, folders: typeof SERIAL, least: number): void => {
  const tallies = tallyOf(folders);
  if (tallies.length === 0) {
    test.skip(`${title} (needs ../shared/captures)`, (t) => t.pass());
    return;
  }
  test(title, (t) => {
    for (const format of new Set(tallies.map((one) => one.format))) {
      const own = tallies.filter((one) => one.format === format);
      const missed = own.filter((one) => !one.isNamed).map(({ file }) => file);
      const sure = own.filter((one) => one.isSure).length;
      t.log(
        `${format}: ${own.length - missed.length} of ${own.length} named, ${sure} alone ${missed.join(' ')}`,
      );
    }
    const named = tallies.filter((one) => one.isNamed);
    t.log(`together ${named.length} of ${tallies.length}`);
    t.true(named.length >= tallies.length * least);
    const formats = new Set(tallies.map(({ format }) => format));
    t.true(new Set(named.map(({ format }) => format)).size >= formats.size * least);
  });
};

declare('nine of ten recordings of serial equipment, and of its formats, are recognised', SERIAL, 0.9);
declare('nine of ten recordings of links to PBXes are recognised', LINKS, 0.9);
