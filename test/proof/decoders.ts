import { listenAloha } from '../../hw/decoders/aloha/listen.ts';
import { FORMATS } from '../../hw/decoders/formats.ts';
import { listenFsk } from '../../hw/decoders/fsk/listen.ts';
import { listenIsdnTa } from '../../hw/decoders/isdn-ta/listen.ts';
import { listenJclip } from '../../hw/decoders/jclip/listen.ts';
import type { LiveDecoder } from '../../hw/decoders/live-decoder.ts';
import { listenNcid } from '../../hw/decoders/ncid/listen.ts';
import type { StreamDecoder } from '../../hw/decoders/stream-decoder.ts';
import { listenWhozz, listenWhozzPackets } from '../../hw/decoders/whozz/listen.ts';
import { listenSmdi } from '../../hw/pbx/smdi/listen.ts';
import { decodeSmdr } from '../../hw/pbx/smdr/decode.ts';
import { BUILT_IN_LAYOUTS } from '../../hw/pbx/smdr/layouts/built-in.ts';
import { listenSmdr } from '../../hw/pbx/smdr/listen.ts';
import { listenLog } from '../../hw/pbx/smdr/source.ts';
import { listenNcidOn, listenSmdiOn } from '../../hw/pbx/trunk-sources.ts';
import { ownSamples, recordedStreams } from './own-samples.ts';

/** A decoder as the proofs see it: all of them are held against the same rules. */
export interface ProvedDecoder {
  /** As in FORMATS; the layout of a call log stands behind a slash: `smdr/samsung`. */
  readonly name: string;
  readonly create: () => StreamDecoder;
  /** The option of `rusuban decode` that makes it this decoder. */
  readonly option: readonly [name: string, value: string] | null;
  /** Where its own samples are, under test/fixtures. */
  readonly folder: string;
  /** The same format on a living line. */
  readonly live: readonly { readonly name: string; readonly listen: () => LiveDecoder }[];
  /** The own sample that must still be read behind anything. */
  readonly good: string;
  /** What ends anything that garbage may have begun; mostly nothing is needed. */
  readonly between: string;
  /** The bytes of a message (Latin-1) as they are of another call, which damage cannot have spoken of before. */
  readonly another: (text: string) => string;
  /** Bytes of memory that it may hold after megabytes of anything; test/hw/decoders/contract-memory.test.ts measures it. */
  readonly keeps: number;
  /** A SIP exchange: names occur in place of numbers. */
  readonly isSip: boolean;
}

type Particulars = Partial<Omit<ProvedDecoder, 'name'>> & Pick<ProvedDecoder, 'good'>;
type Samples = readonly { readonly name: string; readonly bytes: Uint8Array }[];

const KIB = 1024;

const live = (listen: () => LiveDecoder, name = 'live') => ({ name, listen });

/** The lines that the recordings and the fixtures speak of; every other option is as delivered. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'asterisk-ami': { trunk: ['PJSIP/trunk*'], lines: ['1,2'] },
  'freeswitch-esl': { lines: ['1,2'] },
  fritzbox: { lines: ['1,2'] },
  'csta-xml': { extension: ['10?'], machine: ['900'], trunk: ['T*'], lines: ['1,2'] },
};

/** A clock that stands still behind a later one is no cadence. */
const ringing = {
  between: '\n800000000000 hook 0\n800000000000 ring 0\n',
  another: (text: string) => text.replace(/^\d+/gm, (at) => String(900_000_000_000 + Number(at))),
};

/** Every name of FORMATS; the layouts of `smdr` are decoders of their own besides. */
const PARTICULARS: Readonly<Record<string, Particulars>> = {
  'asterisk-ami': {
    good: 'busy',
    isSip: true,
    another: (text) => text.replaceAll('1795374', '1895374').replaceAll('-000000', '-00ff00'),
  },
  // A damaged length promises a body; lines enough end a short one.
  'freeswitch-esl': {
    good: 'missed',
    keeps: 240 * KIB,
    isSip: true,
    between: '\n'.repeat(12_000),
    another: (text) => text.replaceAll('-0000-4000-', '-0000-4fff-'),
  },
  fritzbox: { good: 'missed', isSip: true, another: (text) => text.replaceAll('24.11.26', '29.12.26') },
  'csta-xml': {
    good: 'missed',
    isSip: true,
    another: (text) => text.replaceAll('>A1<', '>Z9<'),
  },
  modem: { good: 'report-between-rings' },
  fsk: { good: 'single-data', live: [live(() => listenFsk('1'))] },
  jclip: { good: 'number', live: [live(() => listenJclip('1'))] },
  aloha: { good: 'number', live: [live(() => listenAloha('1'))] },
  whozz: {
    good: 'start',
    live: [live(() => listenWhozz([])), live(() => listenWhozzPackets([]), 'live, in packets')],
  },
  // What was begun ends first: the next line may be a further word on the same call.
  'isdn-ta': { good: 'elsa', between: '\r\nRUNG\r\n', live: [live(() => listenIsdnTa('1'))] },
  dtmf: { good: 'a-to-hash' },
  ring: { good: 'answered', ...ringing },
  // Reads with every layout at once, to find the one that fits.
  smdr: { good: 'calls', folder: 'smdr/alcatel', keeps: 20 * KIB * BUILT_IN_LAYOUTS.length },
  smdi: {
    good: 'direct',
    live: [live(listenSmdi), live(() => listenSmdiOn([], 'smdi'), 'on lines of the office')],
  },
  ncid: {
    good: 'call',
    live: [live(() => listenNcid('1')), live(() => listenNcidOn([], 'ncid'), 'on lines of the office')],
  },
};

const noFile = (path: string) => {
  throw new Error(`the proofs read no file, not ${path}`);
};

const usual = {
  option: null,
  live: [],
  between: '',
  another: (text: string) => text,
  keeps: 128 * KIB,
  isSip: false,
};

function streamDecoder(format: string, options = OPTIONS[format] ?? {}): StreamDecoder {
  const found = FORMATS.find(({ name }) => name === format);
  if (found === undefined) throw new Error(`no format ${format}`);
  return found.create((option) => options[option] ?? [], noFile);
}

const formats = Object.entries(PARTICULARS).map(
  ([name, particulars]): ProvedDecoder => ({
    ...usual,
    name,
    folder: name,
    create: () => streamDecoder(name),
    ...particulars,
  }),
);

const layouts = BUILT_IN_LAYOUTS.map(
  (layout): ProvedDecoder => ({
    ...usual,
    name: `smdr/${layout.name}`,
    folder: `smdr/${layout.name}`,
    create: () => decodeSmdr(layout),
    option: ['layout', layout.name],
    // Lines of one call belong together, and damaged ones may have come before.
    ...(layout.joined === 'call' && { another: (text: string) => text.replaceAll(',10000', ',19999') }),
    live: [
      live(() => listenSmdr(layout)),
      live(
        () => listenLog({ name: 'log', layout, lines: [], timeZone: 'Asia/Tokyo' }),
        'on lines of the office',
      ),
    ],
    good: ownSamples(`smdr/${layout.name}`)[0]?.name ?? 'calls',
  }),
);

/** The bells of the other countries; `ring` itself is as delivered. */
const bells = ['japan-number-display', 'us', 'uk'].map(
  (cadence): ProvedDecoder => ({
    ...usual,
    name: `ring/${cadence}`,
    folder: `ring-${cadence}`,
    ...ringing,
    option: ['cadence', cadence],
    create: () => streamDecoder('ring', { cadence: [cadence] }),
    good: ownSamples(`ring-${cadence}`)[0]?.name ?? 'missed',
  }),
);

/** Every decoder that there is. */
export const DECODERS: readonly ProvedDecoder[] = [...formats, ...bells, ...layouts];

export function decoderNamed(name: string): ProvedDecoder {
  const found = DECODERS.find((decoder) => decoder.name === name);
  if (found === undefined) throw new Error(`no decoder ${name}`);
  return found;
}

/** The bytes of every own sample of a decoder. */
export function samplesOf({ name, folder }: ProvedDecoder): Samples {
  return name === 'asterisk-ami' ? recordedStreams(folder) : ownSamples(folder);
}

export function goodOf(decoder: ProvedDecoder): Uint8Array {
  const good = samplesOf(decoder).find(({ name }) => name === decoder.good);
  if (good === undefined) throw new Error(`${decoder.name} has no sample ${decoder.good}`);
  return new Uint8Array(Buffer.from(decoder.another(Buffer.from(good.bytes).toString('latin1')), 'latin1'));
}
