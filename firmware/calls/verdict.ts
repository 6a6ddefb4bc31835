import type { Call, Outcome } from './call.ts';

/**
 * One call, one verdict over all its legs (SPEC B2).
 *
 * A person's answer outweighs everything that came before or after it. Otherwise the source's own word counts,
 * then silence: a source that sees answers and saw none proves a missed call. A line whose equipment cannot see
 * answers proves nothing while somebody is in; in away mode nobody is in to answer.
 */
export function verdict(
  call: Pick<Call, 'answers' | 'bindings' | 'mode'>,
  saidBySource: 'busy' | 'rejected' | 'voicemail' | 'unreachable' | null,
): Outcome {
  if (call.answers.length > 0) return 'answered';
  if (saidBySource !== null) return saidBySource;
  if (call.bindings.some((binding) => binding.answers)) return 'missed';
  return call.mode === 'away' ? 'missed' : 'unknown';
}
