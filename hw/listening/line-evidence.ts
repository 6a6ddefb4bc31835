import { callerIn } from '../decoders/dtmf/caller.ts';
import { wordOf as ncidWordOf } from '../decoders/ncid/word.ts';
import { frame, NOTHING_PENDING, unfinished } from '../decoders/whozz/frame.ts';
import { recordOf } from '../decoders/whozz/record.ts';
import { eventsOf as smdiEventsOf } from '../pbx/smdi/parse.ts';
import type { Described } from './described.ts';
import { type Evidence, type Reason, type Sample, textOf } from './evidence.ts';

/**
 * What one line is to a format: `sure` only this format writes it, `shared` others have the word as well, `known` it
 * is read and tells nothing (OK), `foreign` it is none of its lines.
 */
export type LineKind = 'sure' | 'shared' | 'known' | 'foreign';

/** A format of lines. `label` is what a line is called in the reasons, such as its first word. */
export interface LineFormat {
  readonly format: string;
  readonly kindOf: (line: string) => LineKind;
  readonly label: (line: string) => string;
  /** Formats that have the shared words as well. */
  readonly sharedWith: readonly string[];
  /** How much shared words alone are worth: the more common device is the likelier one. */
  readonly shared: number;
}

const ONE_SURE = 0.92;
const SURE = 0.97;

/** Weighs the lines of a sample: one line that only this format has is worth more than many that others share. */
export function weighLines(
  { format, kindOf, label, sharedWith, shared }: LineFormat,
  lines: readonly string[],
): Evidence | null {
  const kinds = lines.map((line) => [kindOf(line), line] as const);
  const linesOf = (kind: LineKind) => kinds.flatMap(([one, line]) => (one === kind ? [line] : []));
  const [sure, both] = [linesOf('sure'), linesOf('shared')];
  if (sure.length + both.length === 0) return null;
  const of = lines.length;
  const read = of - linesOf('foreign').length;
  const words = [...new Set([...sure, ...both].map(label))].slice(0, 6);
  const reasons: Reason[] = [{ type: 'lines', read, of, sure: sure.length, words }];
  if (sure.length === 0) reasons.push({ type: 'shared-words', words, with: sharedWith });
  const best = sure.length === 0 ? shared : sure.length === 1 ? ONE_SURE : SURE;
  return { format, confidence: best * Math.sqrt(read / of), reasons };
}

/** What a line is called where its first word says what it is. */
export const firstWord = (line: string): string =>
  /^[^\s=:;*#\d"]+/.exec(line.trim())?.[0] ?? line.trim().slice(0, 12);

export const textLines = (sample: Sample): readonly string[] =>
  sample.lines.map((line) => textOf(line).trim()).filter((line) => line !== '');

/** The frames of the unit, not the lines: its network packets have no line ends. */
export function whozzEvidence({ characters }: Sample): Evidence | null {
  const { frames, rest } = frame(NOTHING_PENDING, characters);
  const last = unfinished(rest);
  const records = [...frames, ...(last === null ? [] : [last])];
  const kinds: Readonly<Record<string, Described>> = {
    call: 'call record',
    signal: 'ring or hook record',
    banner: 'banner',
  };
  const nameOf = (line: string) => kinds[recordOf(Buffer.from(line, 'latin1')).type] ?? 'unknown';
  return weighLines(
    {
      format: 'whozz',
      kindOf: (line) => (recordOf(Buffer.from(line, 'latin1')).type === 'unknown' ? 'foreign' : 'sure'),
      label: nameOf,
      sharedWith: [],
      shared: 0,
    },
    records.map(textOf).filter((line) => line.trim() !== ''),
  );
}

function ncidKind(line: string): LineKind {
  const { type } = ncidWordOf(line);
  if (type === 'unknown') return 'foreign';
  if (type !== 'other') return 'sure';
  // `200 NCID Server: …` greets; any other three digits are anybody's.
  return /^\d{3} /.test(line) ? (/^\d{3} .*NCID/.test(line) ? 'sure' : 'known') : 'shared';
}

export function ncidEvidence(sample: Sample): Evidence | null {
  return weighLines(
    { format: 'ncid', kindOf: ncidKind, label: firstWord, sharedWith: [], shared: 0.65 },
    textLines(sample),
  );
}

export function smdiEvidence(sample: Sample): Evidence | null {
  const isRead = (line: string) =>
    smdiEventsOf(Buffer.from(line, 'latin1')).every(({ type }) => type !== 'unrecognised');
  return weighLines(
    {
      format: 'smdi',
      kindOf: (line) => (isRead(line) ? 'sure' : 'foreign'),
      label: (line) => line.slice(0, line.startsWith('MWI') ? 3 : 2),
      sharedWith: [],
      shared: 0,
    },
    textLines(sample),
  );
}

/** Frames of digits, as a program logs what a DTMF chip heard. */
export function dtmfEvidence(sample: Sample): Evidence | null {
  const isFrames = (line: string) => {
    const frames = line.toUpperCase().match(/[^C#]*[C#]/g) ?? [];
    return (
      frames.join('') === line.toUpperCase() &&
      frames.length > 0 &&
      frames.every((one) => callerIn(one) !== null)
    );
  };
  return weighLines(
    {
      format: 'dtmf',
      kindOf: (line) => (isFrames(line) ? 'sure' : 'foreign'),
      label: (line) => line.replace(/\d+/g, '…'),
      sharedWith: [],
      shared: 0,
    },
    textLines(sample),
  );
}
