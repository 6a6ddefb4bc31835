import type { MqttHome } from '../../mqtt/home.ts';
import { tellRefused } from '../../reception/tell-refused.ts';
import type { BoxOptions } from '../box-options.ts';
import { type HomeSurroundings, makeHome } from './make-home.ts';
import { ProgramsPost } from './programs-post.ts';

/** Everything that other programs hear of the office: the message broker, and notifications. */
export class ProgramsRoom {
  readonly #home: MqttHome | null;
  readonly #post: ProgramsPost;

  constructor(options: BoxOptions, surroundings: HomeSurroundings) {
    const { db, notices, letterhead } = surroundings;
    this.#home = makeHome(options, surroundings);
    this.#post = new ProgramsPost({
      ...options,
      ...{ db, home: this.#home },
      onGivenUp: (trx, keys, now) => tellRefused(trx, letterhead, keys, now),
      onChange: () => notices.tell({ type: 'changed', what: 'outbox' }),
    });
  }

  async start(): Promise<void> {
    await this.#home?.start();
    await this.#post.start();
  }

  /** Notifications first: they may go by the broker. */
  async stop(): Promise<void> {
    await this.#post.stop();
    await this.#home?.stop();
  }

  /** Sends what is due, now. */
  poke(): void {
    this.#post.poke();
  }

  /** A person asks: receivers that failed are not waited for. */
  insist(): Promise<void> {
    return this.#post.insist();
  }
}
