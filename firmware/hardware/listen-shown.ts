import type { Reason } from '../../hw/listening/evidence.ts';
import type { Candidate, Guess } from '../../hw/listening/guess.ts';
import { linkEntryOf, type Source } from '../../hw/listening/link-entry.ts';
import type { ListenCandidate, ListenReason, ListenRun } from '../http/contract/listening.ts';
import { MASK_BEGINS, mask } from './mask.ts';

/** More than these are told apart by a call, not by a list. */
const MOST_CANDIDATES = 3;

/** What was found so far, as the page shows it. */
export function foundOf(
  { verdict, candidates }: Guess,
  source: Source,
): Pick<ListenRun, 'verdict' | 'looks' | 'candidates' | 'entry'> {
  const isNamed = verdict.type === 'recognised' || verdict.type === 'undecided';
  const [best] = candidates;
  return {
    verdict: verdict.type,
    looks: verdict.type === 'not-recognised' ? verdict.looks : null,
    candidates: candidates.slice(0, MOST_CANDIDATES).map(candidateOf),
    entry: isNamed && best !== undefined ? entryOf(best, source) : null,
  };
}

function candidateOf({ format, layout, speed, framing, confidence, reasons }: Candidate): ListenCandidate {
  return {
    format,
    layout: layout ?? null,
    speed: speed ?? null,
    framing: framing ?? null,
    percent: Math.round(confidence * 100),
    reasons: reasons.map(withoutCaller),
  };
}

function entryOf(best: Candidate, source: Source): ListenRun['entry'] {
  const entry = linkEntryOf(best, source);
  if (entry.type === 'entry') return { type: 'yaml', yaml: entry.yaml };
  return entry.why.type === 'guide' ? entry.why : { type: 'pins' };
}

/** What a line begins with is mostly its name, and now and then what it says. */
function withoutCaller(reason: Reason): ListenReason {
  switch (reason.type) {
    case 'lines':
      return { ...reason, words: reason.words.filter(isOfProtocol) };
    case 'shared-words':
      return { ...reason, words: reason.words.filter(isOfProtocol), with: [...reason.with] };
    case 'packets':
      return { ...reason, kinds: [...reason.kinds] };
    case 'other-layouts':
      return { ...reason, layouts: [...reason.layouts] };
    case 'answered':
      return { ...reason, commands: [...reason.commands] };
    default:
      return reason;
  }
}

const isOfProtocol = (word: string): boolean =>
  // With an end behind it, so that it counts as a whole word.
  !mask(Buffer.from(`${word}\n`), 'none', MASK_BEGINS).shown.includes(0);
