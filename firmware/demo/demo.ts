import { join } from 'node:path';
import type { BoxOptions, Started } from '../assembly/box-options.ts';
import { lookUpIn, planOf } from '../assembly/calls/look-up.ts';
import { letterheadOf } from '../assembly/office.ts';
import { Box } from '../box.ts';
import { openDatabase } from '../store/database.ts';
import { DayPlayer } from './day-player.ts';
import { deviceRoutes } from './device-routes.ts';
import { fillDemo } from './fill.ts';
import { demoRoutes } from './routes.ts';
import { Stage } from './stage.ts';

/** The product itself with simulated equipment behind its real interfaces, a mail catcher and sample data. */
export class DemoBox {
  readonly #options: BoxOptions;
  readonly #stage: Stage;
  readonly #day: DayPlayer;
  #box: Box | null = null;

  constructor(options: BoxOptions) {
    this.#options = options;
    this.#stage = new Stage(options);
    this.#day = new DayPlayer({
      clock: options.clock,
      call: (call) => this.#stage.call(call),
      press: (button) => void this.#stage.press(button),
    });
  }

  async start(): Promise<Started> {
    const config = await this.#stage.start();
    await this.#fill();
    this.#box = new Box({
      ...this.#options,
      config,
      gpio: this.#stage.gpio,
      serialPorts: async () => this.#stage.shelf.ports,
      isDemo: true,
      moreRoutes: ({ links }) => [
        ...demoRoutes(this.#stage, this.#day),
        ...deviceRoutes(this.#stage.shelf, links),
      ],
    });
    return this.#box.start();
  }

  async stop(): Promise<void> {
    this.#day.stop();
    await this.#box?.stop();
    await this.#stage.stop();
  }

  async #fill(): Promise<void> {
    const { config, dataDir, clock, log } = this.#options;
    const plan = planOf(config.site);
    const db = await openDatabase({ file: join(dataDir, 'rusuban.db'), clock, log });
    try {
      await fillDemo(db, {
        now: clock.now(),
        plan,
        letterhead: letterheadOf(config, plan),
        lookUp: lookUpIn(db, plan),
      });
    } finally {
      await db.close();
    }
  }
}

/** @returns a demo that is not started yet */
export function createDemo(options: BoxOptions): DemoBox {
  return new DemoBox(options);
}
