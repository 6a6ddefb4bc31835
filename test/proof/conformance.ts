import {
  factsOf as callsIn,
  expected,
  judged,
  recordings,
  truthOf,
} from '../hw/pbx/asterisk-ami/call-facts.ts';
import { decoderOf } from './capture-formats.ts';
import { captureFiles } from './captures.ts';
import { DECODERS, type ProvedDecoder, samplesOf } from './decoders.ts';
import { EXPECTATIONS } from './expected/all.ts';
import type { Expectation, Origin } from './expected/expectation.ts';
import { eventsIn } from './expected/input.ts';
import { factsOf } from './facts.ts';
import { decoded } from './feeding.ts';
import { ownSamples } from './own-samples.ts';

/** How many there are, and how many of them come to what they should. */
export interface Score {
  readonly samples: number;
  readonly passed: number;
}

/** One format held against everything that there is of it. */
export interface Conformance {
  readonly format: string;
  readonly own: Score;
  /** Null where the recordings of others are not there. */
  readonly captures: Readonly<Record<Origin, Score>> | null;
}

const ORIGINS: readonly Origin[] = ['recorded', 'manual', 'generated', 'other'];

const score = (results: readonly boolean[]): Score => ({
  samples: results.length,
  passed: results.filter((isPassed) => isPassed).length,
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Of the recorded streams it was written down what happened, not which events that makes. */
function tellsTheTruth({ create }: ProvedDecoder, recording: string, bytes: Uint8Array): boolean {
  const [calls, truths] = [callsIn(decoded(create(), [bytes])), truthOf(recording)];
  const facts = calls.flatMap((call, at) => {
    const truth = truths[at];
    return truth === undefined ? [] : [[judged(call, truth), expected(truth)]];
  });
  return calls.length === truths.length && facts.every(([seen, written]) => same(seen, written));
}

function ownScore(decoder: ProvedDecoder): Score {
  if (decoder.name === 'asterisk-ami') {
    const known = new Set(recordings());
    const streams = samplesOf(decoder).filter(({ name }) => known.has(name));
    return score(streams.map(({ name, bytes }) => tellsTheTruth(decoder, name, bytes)));
  }
  return score(
    ownSamples(decoder.folder).map(({ bytes, events }) => same(decoded(decoder.create(), [bytes]), events)),
  );
}

function isAsExpected({ file, tells }: Expectation): boolean {
  return factsOf(eventsIn(file)) === tells;
}

function captureScores(format: string): Readonly<Record<Origin, Score>> {
  const ours = EXPECTATIONS.filter(({ file }) => decoderOf(file) === format);
  const scores = ORIGINS.map((origin) => [
    origin,
    score(ours.filter((one) => one.origin === origin).map(isAsExpected)),
  ]);
  return Object.fromEntries(scores) as Record<Origin, Score>;
}

/** Every format but `smdr`, of which the layouts are the formats. */
export function conformance(): readonly Conformance[] {
  const hasCaptures = captureFiles().length > 0;
  return DECODERS.filter(({ name }) => name !== 'smdr').map((decoder) => ({
    format: decoder.name,
    own: ownScore(decoder),
    captures: hasCaptures ? captureScores(decoder.name) : null,
  }));
}

export function isPassed({ own, captures }: Conformance): boolean {
  return [own, ...Object.values(captures ?? {})].every(({ samples, passed }) => samples === passed);
}
