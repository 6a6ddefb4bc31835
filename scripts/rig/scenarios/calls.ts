import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import type { SimulatedDevice } from '../../../hw/simulated/device.ts';
import { SimulatedPanasonicSmdr } from '../../../hw/simulated/panasonic-smdr.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { LINKS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import type { Scenario, Stage } from '../stage.ts';
import { until } from '../until.ts';

interface Wire {
  /** Of the machine; `/dev/ttyS1` is 1. */
  readonly uart: number;
  readonly link: string;
  /** As people say it. */
  readonly settings: string;
  /** What `stty -a` must say of the port while the box has it open: an emulated UART checks nothing by itself. */
  readonly stty: readonly string[];
  readonly number: string;
  readonly device: (wire: { write(bytes: Uint8Array): void }) => SimulatedDevice;
}

const WIRES: readonly Wire[] = [
  {
    uart: 1,
    link: LINKS.unit,
    settings: '9600 8N1',
    stty: ['9600', 'cs8', '-parenb', '-cstopb', '-icanon', '-ixon'],
    number: '0398760001',
    device: (wire) => new SimulatedWhozz(systemClock, wire),
  },
  {
    uart: 2,
    link: LINKS.log,
    settings: '1200 7E1',
    stty: ['1200', 'cs7', 'parenb', '-parodd', '-cstopb', '-icanon', '-ixon'],
    number: '0398760002',
    device: (wire) => new SimulatedPanasonicSmdr(systemClock, wire, { live: true, extension: '101' }),
  },
];

export const CALL_SCENARIOS: readonly Scenario[] = WIRES.map((wire) => ({
  title: `a missed call on a serial port at ${wire.settings} is on the board, and its mail arrives`,
  run: (stage) => missedCall(stage, wire),
}));

async function missedCall(stage: Stage, wire: Wire): Promise<readonly string[]> {
  const box = await stage.box('char-device');
  await nobodyIsIn(box);
  await until('the link', async () => (await box.link(wire.link)).phase === 'up');
  const port = await stage.machine.must(`stty -F /dev/ttyS${wire.uart} -a`);
  const words = port.split(/[\s;]+/);
  for (const word of wire.stty) assert.ok(words.includes(word), `the port is not set to "${word}": ${port}`);
  const cable = await stage.machine.uart(wire.uart);
  const device = wire.device({ write: (bytes) => void cable.write(bytes) });
  cable.on('data', (chunk: Buffer) => device.received(chunk));
  device.ring(0, { number: wire.number });
  const shown = await until('the caller on the board', () => isOnBoard(box, wire.number));
  device.hangUp(0);
  const mailed = await until('the mail of the missed call', () => isMailed(stage, wire.number));
  cable.destroy();
  assert.equal((await box.board()).calls.length, 0, 'the call stays on the board');
  return [`${shown} ms from the bell to the caller on the board, ${mailed} ms from the end to the mail`];
}

/** Away, with a representative for whoever is not known. */
export async function nobodyIsIn(box: GuestBox): Promise<void> {
  const settings = await box.ask<{ defaultRepresentativeId: string | null }>('GET', '/api/settings');
  if (settings.defaultRepresentativeId === null) {
    const { id } = await box.ask<{ id: string }>('POST', '/api/representatives', {
      name: '松本 陽子',
      addresses: [{ address: 'matsumoto@office.example' }],
    });
    await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: id });
  }
  await box.ask('PUT', '/api/mode', { mode: 'away' });
}

async function isOnBoard(box: GuestBox, number: string): Promise<boolean> {
  const { calls } = await box.board();
  return calls.some(({ caller }) => caller.type === 'number' && caller.number === number);
}

export async function isMailed(stage: Stage, number: string): Promise<boolean> {
  const written = `${number.slice(0, 2)}-${number.slice(2, 6)}-${number.slice(6)}`;
  return (await stage.mails()).some(({ text }) => text.includes(written));
}
