import { callView, letterheadView } from './compose-call.ts';
import { oneLine, severalLines } from './compose-clean.ts';
import { type CallFacts, MOST, type Occasion } from './compose-facts.ts';
import { WORDS, type Words } from './compose-words.ts';
import { groupBy } from './group-by.ts';
import type { View } from './template.ts';
import { type Composed, composeBy } from './templates.ts';

/** A missed call as a digest tells of it. */
export interface DigestCall {
  readonly facts: CallFacts;
  readonly memo: string;
  /** The same for calls of one caller. */
  readonly callerKey: string;
}

/** More are counted in the subject and not named. */
const NAMED_CALLERS = 2;

/**
 * One mail for several missed calls (SPEC F7): grouped by caller, within a group in order of time, and the group whose
 * last call is the newest stands last.
 */
export function composeDigest(calls: readonly DigestCall[], occasion: Occasion): Composed {
  const words = WORDS[occasion.locale];
  const groups = groupsOf(calls);
  const memos = new Set(calls.map(({ memo }) => memo));
  const common = memos.size === 1 ? severalLines(calls[0]?.memo ?? '', MOST.memo) : '';
  const callers = groups.map(([first]) =>
    first === undefined ? '' : String(callView(first.facts, occasion)['caller']),
  );
  const view = {
    ...letterheadView(occasion),
    memo: common,
    count: String(calls.length),
    callers: words.callers(callers.slice(0, NAMED_CALLERS), Math.max(0, callers.length - NAMED_CALLERS)),
    groups: groups.map((group) => groupView(group, common, occasion, words)),
    footer: words.sentBy(oneLine(occasion.siteName, MOST.company)),
  };
  return composeBy('digest', occasion.templates, view, occasion.locale);
}

function groupsOf(calls: readonly DigestCall[]): readonly (readonly DigestCall[])[] {
  const inOrder = calls.toSorted((one, other) => one.facts.startedAt - other.facts.startedAt);
  const groups = groupBy(inOrder, ({ callerKey }) => callerKey);
  const lastOf = (group: readonly DigestCall[]) => group.at(-1)?.facts.startedAt ?? 0;
  return groups.toSorted((one, other) => lastOf(one) - lastOf(other));
}

/** The last call knows best who it was: somebody may have entered the customer meanwhile. */
function groupView(group: readonly DigestCall[], common: string, occasion: Occasion, words: Words): View {
  const last = group.at(-1);
  return {
    ...(last === undefined ? {} : callView(last.facts, occasion)),
    times: String(group.length),
    calls: group.map(({ facts, memo }) => ({
      ...callView(facts, occasion),
      outcome: facts.outcome === null || facts.outcome === 'missed' ? '' : words.outcomes[facts.outcome],
      memo: common === '' ? severalLines(memo, MOST.memo) : '',
    })),
  };
}
