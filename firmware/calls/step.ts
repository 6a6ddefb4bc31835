import type { Binding, Call } from './call.ts';
import { unite } from './caller.ts';
import type { Fact, Moment } from './input.ts';
import { verdict } from './verdict.ts';

/**
 * One fact moves one call. Facts that change nothing return the very same object, so that nothing is written
 * or sent for them; a released call is final and ignores everything.
 */
export function step(call: Call, binding: Binding, fact: Fact, at: Moment): Call {
  if (call.phase === 'released') return call;
  switch (fact.type) {
    case 'ringing':
      return ringing(call, fact);
    case 'caller-id':
      return identified(call, fact);
    case 'answered':
      return answered(call, fact, at);
    case 'released':
      return releasedBySource(call, binding, fact, at);
  }
}

/** Ends a call whose end no source reports any more: a deadline passed, a link came back without it. */
export function giveUp(call: Call, at: Moment): Call {
  return release(call, { by: null, outcome: null }, at);
}

function ringing(call: Call, fact: Extract<Fact, { type: 'ringing' }>): Call {
  const phase = call.phase === 'announced' ? 'ringing' : call.phase;
  const called = call.called ?? fact.called;
  const isNew = fact.extension !== null && !call.rang.includes(fact.extension);
  if (phase === call.phase && called === call.called && !isNew) return call;
  const rang = isNew && fact.extension !== null ? [...call.rang, fact.extension] : call.rang;
  return { ...call, phase, called, rang };
}

function identified(call: Call, fact: Extract<Fact, { type: 'caller-id' }>): Call {
  const { caller, match } = unite(call, fact);
  const says = (what: object) => JSON.stringify(what);
  const isSame = says(caller) === says(call.caller) && says(match) === says(call.match);
  return isSame ? call : { ...call, caller, match };
}

function answered(call: Call, fact: Extract<Fact, { type: 'answered' }>, at: Moment): Call {
  const last = call.answers.at(-1);
  if (last !== undefined && (fact.extension === null || last.extension === fact.extension)) return call;
  const unnamed = last !== undefined && last.extension === null;
  const answers = unnamed
    ? [...call.answers.slice(0, -1), { ...last, extension: fact.extension }]
    : [...call.answers, { extension: fact.extension, at: at.wall }];
  return { ...call, phase: 'answered', answers, answeredAt: call.answeredAt ?? at.wall };
}

/**
 * A decoder only hears that the bell stopped. While a CTI link holds the call that is not its end, nor while another
 * source would see that somebody took it and this one would not.
 */
function releasedBySource(
  call: Call,
  binding: Binding,
  fact: Extract<Fact, { type: 'released' }>,
  at: Moment,
): Call {
  const isDecoder = binding.call === null;
  const others = call.bindings.filter((other) => other.source !== binding.source && !other.ended);
  const isHeld = others.some((other) => other.call !== null || (other.answers && !binding.answers));
  if (isDecoder && isHeld) return { ...call, bindings: endBinding(call.bindings, binding.source) };
  return release(call, fact, at);
}

function endBinding(bindings: readonly Binding[], source: string): Binding[] {
  return bindings.map((other) =>
    other.source === source && other.call === null ? { ...other, ended: true } : other,
  );
}

function release(
  call: Call,
  fact: Pick<Extract<Fact, { type: 'released' }>, 'by' | 'outcome'>,
  at: Moment,
): Call {
  return {
    ...call,
    phase: 'released',
    caller: call.caller.type === 'pending' ? { type: 'absent', reason: 'none' } : call.caller,
    releasedAt: at.wall,
    releasedBy: fact.by,
    outcome: verdict(call, fact.outcome),
  };
}
