import type { Clock } from '../../clock.ts';
import type { SimulatedCall } from './simulated-call.ts';

/** What happens to a call, in milliseconds after its arrival. What is left out does not happen. */
export interface Script {
  readonly answer?: string;
  readonly answerAfterMs?: number;
  readonly transferTo?: string;
  readonly transferAfterMs?: number;
  readonly transferAnsweredAfterMs?: number;
  readonly rejectAfterMs?: number;
  readonly voicemailAfterMs?: number;
  readonly hangUpAfterMs?: number;
  readonly hangUpBy?: 'caller' | 'callee';
}

const ANSWER_AFTER = 4_000;
const HANG_UP_AFTER = 20_000;

/** Lets a call run by its script on the clock. A call always ends: after `hangUpAfterMs`, or 20 seconds. */
export function play(call: SimulatedCall, rings: readonly string[], script: Script, clock: Clock): void {
  const at = (ms: number | undefined, run: () => void) => {
    if (ms !== undefined) clock.after(ms, run);
  };
  const { answer, transferTo } = script;
  if (answer !== undefined) clock.after(script.answerAfterMs ?? ANSWER_AFTER, () => call.answer(answer));
  if (transferTo !== undefined) {
    at(script.transferAfterMs, () => call.transfer(transferTo));
    at(script.transferAnsweredAfterMs, () => call.answer(transferTo));
  }
  at(script.rejectAfterMs, () => {
    for (const extension of rings) call.reject(extension);
  });
  at(script.voicemailAfterMs, () => call.voicemail());
  clock.after(script.hangUpAfterMs ?? HANG_UP_AFTER, () => call.hangUp(script.hangUpBy ?? 'caller'));
}
