import type { Call } from '../calls/call.ts';

/** The office's wishes (SPEC E5, E7). */
export interface AutomaticPolicy {
  readonly withheldCalls: 'nothing' | 'mail';
  readonly mailWhen: 'not-answered' | 'answered' | 'always';
  readonly mailInPresentMode: boolean;
}

/**
 * Whether a call that has ended is mailed by the box itself, to whom, and if not, why. `representative`: the
 * customer's own, or the default one where he has none.
 */
export type AutomaticDecision =
  | {
      readonly type: 'none';
      readonly why: 'present-mode' | 'answered' | 'not-answered' | 'no-caller-id' | 'unseen';
    }
  | { readonly type: 'mail'; readonly to: 'representative' | 'default' };

/**
 * Figs 7 and 12 with claims 2, 3, 7 and 8.
 *
 *   present mode ----------------> none           (unless missed calls are mailed in present mode, too)
 *   present, nobody could see ---> none           a decoder alone would have every answered call mailed
 *   answered / not answered -----> none           where the setting asks for the other
 *   no caller ID, `nothing` -----> none           [0063]
 *   no caller ID, `mail` --------> default        claim 3
 *   one customer ----------------> representative [0064]
 *   no or several customers -----> default        [0068]; with several, nobody can say whose it is
 */
export function automaticMail(
  call: Pick<Call, 'mode' | 'answers' | 'caller' | 'match' | 'outcome'>,
  policy: AutomaticPolicy,
): AutomaticDecision {
  const isAnswered = call.answers.length > 0;
  if (call.mode === 'present') {
    // The switch is for missed calls: answered ones stay with whoever answered, whatever `mail when` says.
    if (!policy.mailInPresentMode || isAnswered) return { type: 'none', why: 'present-mode' };
    if (call.outcome === 'unknown') return { type: 'none', why: 'unseen' };
  }
  if (isAnswered && policy.mailWhen === 'not-answered') return { type: 'none', why: 'answered' };
  if (!isAnswered && policy.mailWhen === 'answered') return { type: 'none', why: 'not-answered' };
  if (call.caller.type !== 'number' && call.match.type === 'none') {
    return policy.withheldCalls === 'mail'
      ? { type: 'mail', to: 'default' }
      : { type: 'none', why: 'no-caller-id' };
  }
  return { type: 'mail', to: call.match.type === 'one' ? 'representative' : 'default' };
}
