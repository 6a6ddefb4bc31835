import { frameLines, lastLine, NO_LINE } from '../decoders/text-lines.ts';
import { isdnTaEvidence, modemEvidence } from './at-evidence.ts';
import { type Evidence, RECOGNISED, type Reason, type Sample, type Weigh } from './evidence.ts';
import { bitSevenOf, type Framing, looksMisread, unreadableShareOf, withoutParity } from './framing.ts';
import { dtmfEvidence, ncidEvidence, smdiEvidence, whozzEvidence } from './line-evidence.ts';
import { amiEvidence, cstaEvidence, eslEvidence, fritzEvidence } from './link-evidence.ts';
import { logWeigher } from './log-evidence.ts';
import { alohaEvidence, fskEvidence, jclipEvidence } from './packet-evidence.ts';

/** How the bytes came in. Speed and framing are missing where a network brought them. */
export interface Heard {
  readonly bytes: Uint8Array;
  readonly speed?: number;
  readonly framing?: Framing;
  /** Commands that the device answered with OK. */
  readonly answered?: readonly string[];
}

/** A format that the bytes may be, with what speaks for it. */
export interface Candidate extends Evidence {
  /** The settings of the port at which a box will read it; parity that was seen is counted in. */
  readonly speed?: number;
  readonly framing?: Framing;
}

export interface Guess {
  /** The likeliest first; formats for which nothing speaks are not in it. */
  readonly candidates: readonly Candidate[];
  readonly verdict: Verdict;
}

export type Verdict =
  | { readonly type: 'nothing-heard' }
  | { readonly type: 'recognised'; readonly candidate: Candidate }
  /** The bytes fit several formats about as well; the first is the likeliest. */
  | { readonly type: 'undecided'; readonly candidates: readonly Candidate[] }
  /** `looks`: what the bytes look like instead. */
  | { readonly type: 'not-recognised'; readonly looks: 'misread' | 'text' | 'digits' };

/**
 * Of a longer stream the last bytes are looked at. Enough for thirty lines of any call log, and little enough that a
 * small computer can look several times a second.
 */
export const SAMPLE_LIMIT = 4 * 1024;
/** Formats nearer than this cannot be told apart. */
const TIE = 0.1;
const LINE_LIMIT = 1024;

/** Prepares the formats once. The function that comes back is pure and never throws. */
export function createGuesser(): (heard: Heard) => Guess {
  const weighers: readonly Weigh[] = [
    fskEvidence,
    jclipEvidence,
    alohaEvidence,
    whozzEvidence,
    modemEvidence,
    isdnTaEvidence,
    smdiEvidence,
    ncidEvidence,
    logWeigher(),
    dtmfEvidence,
    amiEvidence,
    eslEvidence,
    fritzEvidence,
    cstaEvidence,
  ];
  return (heard) => {
    const sample = sampleOf(heard);
    const found = weighers.map((weigh) => weigh(sample)).filter((one) => one !== null);
    const candidates = found
      .map((one) => doubted(one, sample))
      .toSorted((one, other) => other.confidence - one.confidence)
      .map((one) => candidateOf(one, sample, heard));
    return { candidates, verdict: verdictOf(candidates, sample) };
  };
}

function sampleOf({ bytes: all, answered = [] }: Heard): Sample {
  const bytes = all.length <= SAMPLE_LIMIT ? all : all.subarray(all.length - SAMPLE_LIMIT);
  const bitSeven = bitSevenOf(bytes);
  const characters = withoutParity(bytes, bitSeven);
  const { frames, rest } = frameLines(NO_LINE, characters, LINE_LIMIT);
  const lines = [...frames, ...lastLine(rest)].flatMap((one) => (one.type === 'line' ? [one.bytes] : []));
  return { bytes, characters, bitSeven, lines, answered };
}

/** Formats whose messages are not text alone. */
const BINARY: ReadonlySet<string> = new Set(['fsk', 'jclip', 'aloha', 'csta-xml']);
/** A line of noise here and there takes nothing away. */
const TOLERATED = 0.2;

/** A few words of text among noise may be noise themselves. */
function doubted(found: Evidence, { bytes }: Sample): Evidence {
  const doubt = Math.max(0, unreadableShareOf(bytes) - TOLERATED);
  return BINARY.has(found.format) ? found : { ...found, confidence: found.confidence * (1 - doubt) };
}

/** Formats that a box reads at eight bits on purpose, with their parity checked by the decoder. */
const OWN_PARITY: ReadonlySet<string> = new Set(['jclip', 'aloha', 'fsk']);

function candidateOf(found: Evidence, { bitSeven }: Sample, { speed, framing }: Heard): Candidate {
  const port = { ...(speed !== undefined && { speed }), ...(framing !== undefined && { framing }) };
  if ((bitSeven.type !== 'even' && bitSeven.type !== 'odd') || OWN_PARITY.has(found.format))
    return { ...found, ...port };
  const { type: parity, right, of } = bitSeven;
  const reasons: readonly Reason[] = [...found.reasons, { type: 'parity', parity, right, of }];
  return {
    ...found,
    ...port,
    ...(framing !== undefined && { framing: parity === 'even' ? '7E1' : '7O1' }),
    reasons,
  };
}

function verdictOf(candidates: readonly Candidate[], { bytes, characters }: Sample): Verdict {
  const [best] = candidates;
  if (best !== undefined && best.confidence >= RECOGNISED) {
    const near = candidates.filter(({ confidence }) => confidence >= best.confidence - TIE);
    return near.length > 1
      ? { type: 'undecided', candidates: near }
      : { type: 'recognised', candidate: best };
  }
  if (bytes.length === 0) return { type: 'nothing-heard' };
  if (looksMisread(bytes)) return { type: 'not-recognised', looks: 'misread' };
  const isDigits = characters.every((byte) => byte <= 0x20 || (byte >= 0x30 && byte <= 0x39));
  return { type: 'not-recognised', looks: isDigits ? 'digits' : 'text' };
}
