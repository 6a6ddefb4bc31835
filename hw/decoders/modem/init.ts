import type { InitStep } from './init-plan.ts';
import type { ModemReason } from './modem-reason.ts';

/**
 * The talk with the modem that makes it report caller IDs, and the watch over it afterwards.
 *
 *   begin --> asking --every step done--> ready --time--> probing --OK--> ready
 *               ^ |                         |               |
 *               | | refused, no reply       | a reset       | an echo, no reply
 *          time | v                         v               v
 *              failed                     asking <----------+
 */
export type Init =
  | {
      readonly phase: 'asking';
      readonly step: number;
      /** Which of the step's commands is out, and whether it was repeated already. */
      readonly command: number;
      readonly repeated: boolean;
      /** The modem has replied to something since the talk began. */
      readonly replied: boolean;
      readonly refused: readonly string[];
      readonly accepted: string | null;
      /** The command that is out came back itself. */
      readonly echoes: boolean;
      readonly failures: number;
    }
  /** `accepted`: the command that switched caller ID on. `echoes`: the modem repeats commands in spite of E0. */
  | { readonly phase: 'ready'; readonly accepted: string; readonly echoes: boolean }
  | { readonly phase: 'probing'; readonly accepted: string; readonly echoes: boolean }
  | { readonly phase: 'failed'; readonly failures: number };

export type InitInput =
  /** The port was opened, or somebody wants it done again. */
  | { readonly type: 'begin' }
  | { readonly type: 'result'; readonly accepted: boolean }
  /** A command came back. */
  | { readonly type: 'echo' }
  /** The time of the last `wait` is over. */
  | { readonly type: 'timeout' };

export type InitEffect =
  | { readonly type: 'send'; readonly command: string }
  /** Replaces the wait before it. */
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'ready'; readonly reason: ModemReason }
  /** The talk begins again by itself after `pause` milliseconds. */
  | { readonly type: 'failed'; readonly reason: ModemReason; readonly pause: number };

export interface InitStepped {
  readonly init: Init;
  readonly effects: readonly InitEffect[];
}

export interface InitOptions {
  readonly plan: readonly InitStep[];
  /** Milliseconds between two looks whether the modem is still there and has forgotten nothing. */
  readonly probeEvery: number;
}

const PROBE = 'AT';
const PROBE_PATIENCE = 3_000;
/** Pauses before the talk begins again, milliseconds; the last one is repeated for ever. */
const PAUSES = [5_000, 15_000, 30_000, 60_000];

/** One input moves the talk. Inputs that mean nothing in a phase change nothing. Pure. */
export function step(init: Init, input: InitInput, options: InitOptions): InitStepped {
  if (input.type === 'begin') return begin(options, 0);
  switch (init.phase) {
    case 'asking':
      return asking(init, input, options);
    case 'ready':
      return ready(init, input, options);
    case 'probing':
      return probing(init, input, options);
    case 'failed':
      return input.type === 'timeout' ? begin(options, init.failures) : { init, effects: [] };
  }
}

type Asking = Extract<Init, { phase: 'asking' }>;

/** Before the port is opened there is nothing to talk to. */
export const NOT_BEGUN: Init = { phase: 'failed', failures: 0 };

function begin(options: InitOptions, failures: number): InitStepped {
  return ask(
    {
      phase: 'asking',
      step: 0,
      command: 0,
      repeated: false,
      replied: false,
      refused: [],
      accepted: null,
      echoes: false,
      failures,
    },
    options,
  );
}

/** Sends the command that is due, or says that all of them are through. */
function ask(init: Asking, options: InitOptions): InitStepped {
  const due = options.plan[init.step];
  if (due === undefined) return finished(init, options);
  const command = due.commands[init.command];
  if (command === undefined) {
    return due.need === 'needed'
      ? fail(init, { code: 'modem-refuses', commands: init.refused })
      : ask(nextStep(init), options);
  }
  return {
    init: { ...init, echoes: false },
    effects: [
      { type: 'send', command },
      { type: 'wait', ms: due.patience },
    ],
  };
}

function asking(
  init: Asking,
  input: Exclude<InitInput, { type: 'begin' }>,
  options: InitOptions,
): InitStepped {
  const due = options.plan[init.step];
  const command = due?.commands[init.command];
  if (due === undefined || command === undefined) return { init, effects: [] };
  switch (input.type) {
    case 'echo':
      return { init: { ...init, echoes: true }, effects: [] };
    case 'timeout':
      return noReply(init, options);
    case 'result': {
      const replied: Asking = { ...init, replied: true };
      if (!input.accepted) {
        return ask(nextCommand({ ...replied, refused: [...init.refused, command] }), options);
      }
      const accepted = due.need === 'needed' ? command : init.accepted;
      return ask(nextStep({ ...replied, accepted }), options);
    }
  }
}

/**
 * A modem that is told to be quiet (ATQ1) gives no reply before ATE0V1Q0 has come, so silence at the beginning proves
 * nothing. What is needed is asked once more, for the modem may have been in the middle of something; one that
 * has not said a word by then is not asked in every maker's language.
 */
function noReply(init: Asking, options: InitOptions): InitStepped {
  if (options.plan[init.step]?.need === 'welcome') return ask(nextStep(init), options);
  if (!init.repeated) return ask({ ...init, repeated: true }, options);
  return init.replied ? ask(nextCommand(init), options) : fail(init, { code: 'modem-mute' });
}

function nextCommand(init: Asking): Asking {
  return { ...init, command: init.command + 1, repeated: false };
}

function nextStep(init: Asking): Asking {
  return { ...init, step: init.step + 1, command: 0, repeated: false };
}

function finished(init: Asking, options: InitOptions): InitStepped {
  const accepted = init.accepted ?? '';
  return {
    init: { phase: 'ready', accepted, echoes: init.echoes },
    effects: [
      { type: 'ready', reason: { code: 'modem-ready', command: accepted } },
      { type: 'wait', ms: options.probeEvery },
    ],
  };
}

/**
 * A word that nobody asked for is a modem that was reset: it has its echo on again, or says OK after power-up, and
 * has forgotten that it is to report caller IDs.
 */
function ready(
  init: Extract<Init, { phase: 'ready' }>,
  input: Exclude<InitInput, { type: 'begin' }>,
  options: InitOptions,
): InitStepped {
  if (input.type !== 'timeout') return begin(options, 0);
  return {
    init: { ...init, phase: 'probing' },
    effects: [
      { type: 'send', command: PROBE },
      { type: 'wait', ms: PROBE_PATIENCE },
    ],
  };
}

function probing(
  init: Extract<Init, { phase: 'probing' }>,
  input: Exclude<InitInput, { type: 'begin' }>,
  options: InitOptions,
): InitStepped {
  const isWell = input.type === 'result' && input.accepted;
  if (isWell) {
    return { init: { ...init, phase: 'ready' }, effects: [{ type: 'wait', ms: options.probeEvery }] };
  }
  if (input.type === 'echo' && init.echoes) return { init, effects: [] };
  return begin(options, 0);
}

function fail(init: Asking, reason: ModemReason): InitStepped {
  const pause = PAUSES[Math.min(init.failures, PAUSES.length - 1)] ?? 60_000;
  return {
    init: { phase: 'failed', failures: init.failures + 1 },
    effects: [
      { type: 'failed', reason, pause },
      { type: 'wait', ms: pause },
    ],
  };
}
