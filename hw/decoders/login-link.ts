import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import {
  LATE_AFTER,
  LOGIN_BEGINS,
  type Login,
  type LoginEffect,
  type LoginInput,
  type LoginState,
  quietAfter,
  step,
} from '../links/login.ts';
import type { Why } from '../reason.ts';
import type { ByteLink, ByteProtocol, Connect } from './byte-link.ts';

/** The same link, on which the login is done before the protocol gets to see it. */
export function afterLogin(connect: Connect, login: Login, clock: Clock): Connect {
  return (protocol) => new LoginLink(connect, protocol, login, clock);
}

class LoginLink implements ByteLink {
  readonly #link: ByteLink;
  readonly #protocol: ByteProtocol;
  readonly #login: Login;
  readonly #clock: Clock;
  /** Null while there is no connection, and once the login is done. */
  #state: LoginState | null = null;
  #isThrough = false;
  /** The last connection ended before the login was done. */
  #isBroken = false;
  #quiet: Timer | null = null;
  #late: Timer | null = null;

  constructor(connect: Connect, protocol: ByteProtocol, login: Login, clock: Clock) {
    this.#protocol = protocol;
    this.#login = login;
    this.#clock = clock;
    this.#link = connect({
      opened: () => this.#opened(),
      received: (chunk) => this.#received(chunk),
      closed: () => this.#closed(),
      state: () => this.#protocol.state(this.state()),
    });
  }

  start(): void {
    this.#link.start();
  }

  async stop(): Promise<void> {
    await this.#link.stop();
    this.#cancel();
  }

  /** Some PBXs refuse a login by hanging up, without a word. */
  state(): LinkState {
    const state = this.#link.state();
    if (!this.#isBroken || state.phase !== 'down') return state;
    return { ...state, why: [...state.why, { code: 'login-not-done' }] };
  }

  send(bytes: Uint8Array): void {
    if (this.#isThrough) this.#link.send(bytes);
  }

  working(detail: string): void {
    this.#link.working(detail);
  }

  close(why: Why): void {
    this.#link.close(why);
  }

  #opened(): void {
    this.#isThrough = false;
    this.#isBroken = false;
    this.#state = LOGIN_BEGINS;
    this.#late = this.#clock.after(LATE_AFTER, () => this.#step({ type: 'late' }));
    this.#waitForQuiet();
  }

  #received(bytes: Uint8Array): void {
    if (this.#isThrough) this.#protocol.received(bytes);
    else this.#step({ type: 'received', bytes });
  }

  #closed(): void {
    this.#cancel();
    this.#isBroken = this.#state !== null;
    this.#state = null;
    const wasThrough = this.#isThrough;
    this.#isThrough = false;
    if (wasThrough) this.#protocol.closed();
  }

  #step(input: LoginInput): void {
    if (this.#state === null) return;
    const { state, effects } = step(this.#state, input, this.#login);
    this.#state = state;
    for (const effect of effects) this.#run(effect);
    if (this.#state !== null) this.#waitForQuiet();
  }

  #run(effect: LoginEffect): void {
    switch (effect.type) {
      case 'send':
        this.#link.send(effect.bytes);
        break;
      case 'refused':
        this.#state = null;
        this.#link.close([effect.why]);
        break;
      case 'through':
        this.#cancel();
        this.#state = null;
        this.#isThrough = true;
        this.#protocol.opened();
        if (effect.bytes.length > 0) this.#protocol.received(effect.bytes);
        break;
    }
  }

  #waitForQuiet(): void {
    this.#quiet?.cancel();
    if (this.#state === null) return;
    this.#quiet = this.#clock.after(quietAfter(this.#state), () => this.#step({ type: 'quiet' }));
  }

  #cancel(): void {
    this.#quiet?.cancel();
    this.#late?.cancel();
    this.#quiet = null;
    this.#late = null;
  }
}
