import type { LinkReason } from './link-reason.ts';

/** What a PBX asks before it prints, as `login:` of the configuration gives it. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/**
 * A login on a terminal: a prompt, the user, a prompt, the password. PBXs ask in their own ways (`-`, `Login:`,
 * `Enter Password:`), print what was typed, and say nothing when it was right.
 *
 *   user --quiet--> password --asked, quiet--> checking --quiet, or many bytes--> (through)
 *                       \--late--> (refused)        \--asked again, "incorrect"--> (refused)
 */
export interface LoginState {
  readonly phase: 'user' | 'password' | 'checking';
  /** What came in this phase, at most CHECK_LIMIT bytes. */
  readonly heard: Uint8Array;
}

export type LoginInput =
  | { readonly type: 'received'; readonly bytes: Uint8Array }
  /** Nothing came for `quietAfter` milliseconds. */
  | { readonly type: 'quiet' }
  /** LATE_AFTER milliseconds have passed since the phase began. */
  | { readonly type: 'late' };

export type LoginEffect =
  | { readonly type: 'send'; readonly bytes: Uint8Array }
  /** Logged in; these bytes came behind the password and belong to the log. */
  | { readonly type: 'through'; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly why: LinkReason };

export interface LoginStepped {
  readonly state: LoginState;
  readonly effects: readonly LoginEffect[];
}

const NONE = new Uint8Array(0);
/** More than this is a PBX that prints. */
const CHECK_LIMIT = 4096;
/** A reply to a login is short. */
const REPLY_LIMIT = 200;

/** A PBX that waits for a prompt of its own to be answered is given this time to come forward, milliseconds. */
export const LATE_AFTER = 10_000;
export const LOGIN_BEGINS: LoginState = { phase: 'user', heard: NONE };

const ASKS_PASSWORD = /pass\w*[^\r\n]{0,20}$/i;
/** The user is asked for: `-` alone, `login:`, `user name:`. */
const ASKS_USER = /(?:^|[\r\n])\s*(?:-|(?:login|user[^\r\n]{0,20}):)\s*$/i;
const REFUSES = /incorrect|invalid|denied|refused|wrong|bad password/i;

/** How long it must be quiet before a prompt counts as whole, milliseconds. */
export function quietAfter({ phase, heard }: LoginState): number {
  if (phase === 'checking') return 1_500;
  // Some wait in silence for somebody to type.
  return heard.length === 0 ? 3_000 : 500;
}

/** One input gives the next state and what is to be done. Pure, never throws. */
export function step(state: LoginState, input: LoginInput, login: Login): LoginStepped {
  switch (input.type) {
    case 'received':
      return received(state, input.bytes);
    case 'quiet':
      return quiet(state, login);
    case 'late':
      return state.phase === 'checking' ? { state, effects: [] } : refused(state, 'login-not-asked');
  }
}

function received(state: LoginState, bytes: Uint8Array): LoginStepped {
  const heard = Buffer.concat([state.heard, bytes]);
  if (state.phase === 'checking' && heard.length > CHECK_LIMIT) {
    return { state: { ...state, heard: NONE }, effects: [{ type: 'through', bytes: heard }] };
  }
  return { state: { ...state, heard: heard.subarray(-CHECK_LIMIT) }, effects: [] };
}

function quiet(state: LoginState, { user, password }: Login): LoginStepped {
  const text = Buffer.from(state.heard).toString('latin1').trimEnd();
  switch (state.phase) {
    case 'user':
      return typed('password', user);
    case 'password':
      return ASKS_PASSWORD.test(text) ? typed('checking', password) : { state, effects: [] };
    case 'checking': {
      const isReply = text.length < REPLY_LIMIT;
      const asksAgain = ASKS_PASSWORD.test(text) || ASKS_USER.test(text) || REFUSES.test(text);
      if (isReply && asksAgain) return refused(state, 'login-refused');
      return { state: { ...state, heard: NONE }, effects: [{ type: 'through', bytes: state.heard }] };
    }
  }
}

function typed(phase: LoginState['phase'], text: string): LoginStepped {
  return { state: { phase, heard: NONE }, effects: [{ type: 'send', bytes: Buffer.from(`${text}\r\n`) }] };
}

function refused(state: LoginState, code: 'login-refused' | 'login-not-asked'): LoginStepped {
  return { state, effects: [{ type: 'refused', why: { code } }] };
}
