import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { systemClock } from '../../hw/clock.ts';
import { SimulatedWhozz } from '../../hw/simulated/whozz.ts';
import { setUpBox } from '../box-client.ts';
import { BoxProcess } from '../soak/box-process.ts';
import { BusyMailServer } from './busy-mail-server.ts';
import { mountCard, unmountCard } from './card.ts';
import { LINES } from './day-plan.ts';
import { kernelHere } from './examine-here.ts';
import { loggedCard } from './logged-card.ts';
import { numbersIn } from './testimony.ts';
import { dayConfig, type Place, type Venue } from './venue.ts';

/** The firmware as a process of this computer, on a logged disk that this computer's kernel has mounted. */
export async function openHere({ disk, log, folder, testimony, say }: Place): Promise<Venue> {
  const shown = join(folder, 'card');
  const data = join(folder, 'data');
  const config = join(folder, 'rusuban.yaml');
  mkdirSync(data);
  const card = loggedCard(disk, log, shown);
  const mails = new BusyMailServer(({ messageId, text }) =>
    testimony.note({ type: 'mail', messageId, numbers: numbersIn(text) }),
  );
  const cable = new Cable();
  const process = new BoxProcess(config, data);
  const end = async () => {
    await process.kill();
    await mails.stop();
    cable.close();
    await unmountCard(data).catch(() => undefined);
    await card.stop();
  };
  try {
    await card.start();
    await mountCard(shown, data);
    const wire = `connect-to: { host: 127.0.0.1, port: ${await cable.listen()} }`;
    const ways = { wire, mail: { host: '127.0.0.1', port: await mails.start(0) }, lines: LINES };
    writeFileSync(config, dayConfig(ways), { mode: 0o600 });
    const url = await process.start();
    say('the box is up');
    const box = await setUpBox(url, process.journal);
    void box.listen((event) => testimony.event(event));
    await cable.connected;
    return { where: kernelHere(), box, unit: cable.unit, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The far end of the box's link to the unit that tells of calls. */
class Cable {
  readonly unit: SimulatedWhozz;
  readonly connected: Promise<void>;
  readonly #server: Server;
  #socket: Socket | null = null;

  constructor() {
    this.unit = new SimulatedWhozz(systemClock, { write: (bytes) => void this.#socket?.write(bytes) });
    let tell = (): void => undefined;
    this.connected = new Promise((resolve) => {
      tell = resolve;
    });
    this.#server = createServer((socket) => {
      this.#socket = socket;
      socket.on('data', (chunk) => this.unit.received(chunk)).on('error', () => undefined);
      tell();
    });
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }
}
