/** Starts and stops the box as its parent process says, on another folder each time; see `ReusedBox`. */
import { readFileSync } from 'node:fs';
import { type Box, createBox } from '../../../firmware/box.ts';
import { loadConfig } from '../../../firmware/config/load.ts';
import { createLog } from '../../../firmware/journal.ts';
import { systemClock } from '../../../hw/clock.ts';
import type { Order, Report } from '../box-orders.ts';

let box: Box | null = null;

async function obey(order: Order): Promise<Report> {
  if (order.type === 'stop') {
    await box?.stop();
    box = null;
    return { type: 'stopped' };
  }
  const { configFile, dataDir } = order;
  const loaded = loadConfig(readFileSync(configFile, 'utf8'), configFile);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  const { config } = loaded;
  box = createBox({ config, dataDir, clock: systemClock, log: createLog(config.log.level) });
  return { type: 'started', url: (await box.start()).url };
}

process.on('message', (order: Order) => {
  obey(order)
    .catch(
      (error: unknown): Report => ({
        type: 'failed',
        why: error instanceof Error ? `${error.stack}` : String(error),
      }),
    )
    .then((report) => process.send?.(report));
});
