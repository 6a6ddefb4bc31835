import type { Guess } from '../../../hw/listening/guess.ts';
import { fixturesOf } from '../decoders/fixtures.ts';

/** A call of a format as its equipment sends it. */
export interface OneCall {
  /** What it must be taken for. */
  readonly format: string;
  readonly layout?: string;
  readonly bytes: Uint8Array;
}

const fixture = (folder: string, name: string): Uint8Array => {
  const found = fixturesOf(folder).find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no fixture ${folder}/${name}`);
  return found.bytes;
};

/** A fixture of each layout that begins with a whole call. */
const LOGS: Readonly<Record<string, string>> = {
  alcatel: 'calls',
  'avaya-definity-int-isdn': 'calls',
  'avaya-ip-office': 'calls',
  'ericsson-bp': 'incoming',
  esi: 'calls',
  'lg-ipecs': 'calls',
  mitel: 'calls',
  'nec-neax': 'calls',
  'nec-sl': 'columns',
  'nortel-meridian': 'calls',
  'panasonic-a': 'incoming-answered',
  'panasonic-b': 'calls',
  'panasonic-c': 'calls',
  'panasonic-t336': 'calls',
  'panasonic-td500': 'live',
  'panasonic-td500-a': 'type-a',
  'panasonic-td500-c': 'type-c',
  'panasonic-td500-d': 'type-d',
  'panasonic-tem': 'caller-line',
  samsung: 'officeserv',
  'siemens-hipath': 'calls',
  'siemens-hipath-5000': 'calls',
  'toshiba-ctx': 'columns',
};

/** A call may have two lines; and the headings of the first page stand before it where the PBX prints some. */
const logged = (): readonly OneCall[] =>
  Object.entries(LOGS).map(([layout, name]) => {
    const text = Buffer.from(fixture(`smdr/${layout}`, name)).toString('latin1');
    const lines = text.split(/(?<=[\r\n])(?![\r\n])/);
    const first = lines.findIndex((line) => /\d.*\d\d:?\d\d/.test(line) && !/REPORT/.test(line));
    const call = lines.slice(0, first + 2).join('');
    return { format: 'smdr', layout, bytes: new Uint8Array(Buffer.from(call, 'latin1')) };
  });

/** One call of every format that comes over a serial line, and of the streams of PBXes. */
export const ONE_CALLS: readonly OneCall[] = [
  { format: 'modem', bytes: fixture('modem', 'report-between-rings') },
  { format: 'fsk', bytes: fixture('fsk', 'multiple-data') },
  { format: 'jclip', bytes: fixture('jclip', 'number') },
  { format: 'aloha', bytes: fixture('aloha', 'number') },
  { format: 'whozz', bytes: fixture('whozz', 'start') },
  { format: 'isdn-ta', bytes: fixture('isdn-ta', 'elsa') },
  { format: 'dtmf', bytes: fixture('dtmf', 'a-to-c') },
  { format: 'smdi', bytes: fixture('smdi', 'forwarded') },
  { format: 'ncid', bytes: fixture('ncid', 'call') },
  ...logged(),
];

export const noiseOf = (length: number, seed: number): Uint8Array => {
  // A generator of its own: the same bytes in every run.
  let state = seed >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
};

/** Is the format what the verdict names, alone or among those that it cannot tell apart? */
export const isNamed = ({ verdict }: Guess, format: string): boolean => {
  if (verdict.type === 'recognised') return verdict.candidate.format === format;
  return verdict.type === 'undecided' && verdict.candidates.some((one) => one.format === format);
};
