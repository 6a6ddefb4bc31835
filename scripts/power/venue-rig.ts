import { systemClock } from '../../hw/clock.ts';
import { SimulatedWhozz } from '../../hw/simulated/whozz.ts';
import { type BoxClient, setUpBox } from '../box-client.ts';
import { diskDevice, diskWords } from '../rig/disks.ts';
import type { Machine } from '../rig/machine.ts';
import { HOST_FROM_GUEST, NETWORK_WORDS, openNetwork } from '../rig/network.ts';
import { bootRig } from '../rig/rig.ts';
import { until } from '../rig/until.ts';
import { BusyMailServer } from './busy-mail-server.ts';
import { MOUNT_OPTIONS } from './card.ts';
import { LINES } from './day-plan.ts';
import { kernelOf, TURN_LIMIT_MS } from './examine-in-rig.ts';
import { loggedDriver } from './logged-card.ts';
import { numbersIn } from './testimony.ts';
import { dayConfig, type Place, type Venue } from './venue.ts';

const FOLDER = '/box/day';
const PORT = 8080;
/** An emulated processor takes twenty times as long, and others may be at work. */
const START = { limitMs: 420_000, everyMs: 1_000 };

/**
 * The firmware in the rig: the guest's own kernel has mounted the logged disk. The unit is on the guest's first UART;
 * mail server and desk are outside, at the other end of the guest's network.
 *
 * @throws {NoRig} where there is none
 */
export async function openInRig({ disk, log, testimony, say }: Place): Promise<Venue> {
  const more = [...diskWords([loggedDriver(disk, log)]), ...NETWORK_WORDS];
  const machine = await bootRig(say, { uarts: 1, more, turnLimitMs: TURN_LIMIT_MS });
  const mails = new BusyMailServer(({ messageId, text }) =>
    testimony.note({ type: 'mail', messageId, numbers: numbersIn(text) }),
  );
  const end = async () => {
    await machine.stop();
    await mails.stop();
  };
  try {
    await machine.must(
      `mkdir -p ${FOLDER}/data && mount -t ext4 -o ${MOUNT_OPTIONS} ${diskDevice(0)} ${FOLDER}/data`,
    );
    const cable = await machine.uart(1);
    const unit = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
    cable.on('data', (chunk: Buffer) => unit.received(chunk)).on('error', () => undefined);
    const wire = 'port: { path: /dev/ttyS1 }';
    const mail = { host: HOST_FROM_GUEST, port: await mails.start(0) };
    const box = await startBox(machine, dayConfig({ wire, mail, lines: LINES }));
    say('the box is up');
    void box.listen((event) => testimony.event(event));
    await unitIsUp(box);
    return { where: await kernelOf(machine), box, unit, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function startBox(machine: Machine, config: string): Promise<BoxClient> {
  await machine.ask({ type: 'write', path: `${FOLDER}/config.yaml`, text: config });
  const url = await openNetwork(machine, PORT);
  const words = `start --config ${FOLDER}/config.yaml --data ${FOLDER}/data --port ${PORT}`;
  await machine.must(`setsid node /rig/box/firmware/main.js ${words} </dev/null >${FOLDER}/log 2>&1 &`);
  const journal = () => machine.must(`cat ${FOLDER}/log`);
  const answers = () =>
    fetch(`${url}/healthz`, { signal: AbortSignal.timeout(START.limitMs) }).then(
      () => true,
      () => false,
    );
  await until('the page of the box', answers, START).catch(async (error: Error) => {
    throw new Error(`${error.message}\n${await journal()}`);
  });
  return await setUpBox(url, await journal());
}

async function unitIsUp(box: BoxClient): Promise<void> {
  interface Links {
    readonly items: readonly { readonly phase: string }[];
  }
  await until('the unit', async () => {
    const { items } = await box.ask<Links>('GET', '/api/links');
    return items.every(({ phase }) => phase === 'up');
  });
}
