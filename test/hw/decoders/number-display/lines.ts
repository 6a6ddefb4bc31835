import {
  type FrontEnd,
  type FrontEndEffect,
  type FrontEndInput,
  type NumberDisplayTiming,
  quietFrontEnd,
} from '../../../../hw/decoders/number-display/front-end.ts';
import { deadline, step } from '../../../../hw/decoders/number-display/step.ts';

export const TIMING: NumberDisplayTiming = {
  longestStartBurst: 750,
  answerAfter: 100,
  receiveLimit: 7_000,
  settle: 300,
  bellWithin: 8_000,
};

/** Ringing current of 16 Hz through a plain coupler. */
export function burst(from: number, length: number): FrontEndInput[] {
  const period = 1_000 / 16;
  return Array.from({ length: Math.floor(length / period) }, (_, index): FrontEndInput[] => [
    { type: 'ring', active: true, at: from + index * period },
    { type: 'ring', active: false, at: from + (index + 0.5) * period },
  ]).flat();
}

/** In few words, with the time in milliseconds. */
export function words(at: number, effect: FrontEndEffect): string {
  if (effect.type === 'relay') return `${at} relay ${effect.closed ? 'closed' : 'open'}`;
  const { event } = effect;
  if (event.type === 'ringing') return `${at} ringing ${event.called ?? ''}`.trim();
  if (event.type !== 'caller-id') return `${at} ${event.type}`;
  return `${at} ${'reason' in event ? event.reason : event.number}`;
}

export interface Played {
  readonly state: FrontEnd;
  readonly told: readonly string[];
}

/** Plays inputs, keeps the deadlines between them and behind them, and says what was done and when. */
export function play(inputs: readonly FrontEndInput[], until = 120_000, begin = listening()): Played {
  let state = begin;
  const told: string[] = [];
  const take = (input: FrontEndInput) => {
    const next = step(state, input);
    state = next.state;
    told.push(...next.effects.map((effect) => words(Math.round(input.at), effect)));
  };
  const pass = (end: number) => {
    for (let due = deadline(state); due !== null && due <= end; due = deadline(state))
      take({ type: 'time', at: due });
  };
  for (const input of inputs) {
    pass(input.at);
    take(input);
  }
  pass(until);
  return { state, told };
}

/** A front end at rest whose UART is open. */
export function listening(timing: NumberDisplayTiming = TIMING): FrontEnd {
  return { ...quietFrontEnd('1', timing), hasReceiver: true };
}

export const packet = (at: number): FrontEndInput => ({
  type: 'packet',
  party: { number: '0312345678' },
  at,
});
export const hook = (at: number, active: boolean): FrontEndInput => ({ type: 'hook', active, at });
export const polarity = (at: number, active: boolean): FrontEndInput => ({ type: 'polarity', active, at });
export const receiver = (at: number, isOpen: boolean): FrontEndInput => ({ type: 'receiver', isOpen, at });
