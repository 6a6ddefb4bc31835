import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../hw/clock.ts';
import type { SerialPortInfo } from '../../hw/links/serial-find.ts';
import type { SimulatedParty } from '../../hw/simulated/device.ts';
import { DEVICE_TYPES, type DeviceType } from '../../hw/simulated/make-device.ts';
import type { Config, LinkConfig } from '../config/config.ts';
import { linesOf } from '../config/lines-of.ts';
import type { SerialPortConfig } from '../config/source-config.ts';
import type { DemoDevice, DemoDeviceAction, DemoParty } from '../http/contract/demo-devices.ts';
import type { LinkRow } from '../http/contract/settings.ts';
import { RefusalError } from '../http/refusal.ts';
import { Stand } from './stand.ts';
import { visible } from './visible.ts';

export interface ShelfOptions {
  readonly config: Config;
  /** The demo's data folder: the ports of the devices appear in it. */
  readonly dataDir: string;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

type DeviceLink = Extract<LinkConfig, { type: DeviceType; port: SerialPortConfig }>;

/** Plugged in and not set up: the hardware page finds out what it is. */
const SPARE = { name: 'spare', type: 'aloha', lines: ['spare'] } as const;

/** The simulated devices that stand alone: each behind a port of its own, on lines that no PBX tells of. */
export class Shelf {
  readonly #config: Config;
  readonly #folder: string;
  readonly #stands: readonly Stand[];

  constructor({ config, dataDir, clock, random }: ShelfOptions) {
    this.#config = config;
    this.#folder = join(dataDir, 'ports');
    const extension = config.extensions[0]?.id ?? '';
    const world = { folder: this.#folder, extension, clock, random };
    this.#stands = [
      ...devicesIn(config).map(
        (link) => new Stand({ name: link.name, type: link.type, lines: linesOf(link), ...world }),
      ),
      new Stand({ ...SPARE, ...world }),
    ];
  }

  /** Throws where the system gives no pseudo-terminals. */
  start(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    for (const stand of this.#stands) stand.plugIn();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stands.map((stand) => stand.unplug()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The link as the box has to be told of it: with the port of its device, where one stands here. */
  connected(link: LinkConfig): LinkConfig {
    const stand = this.#stands.find(({ name }) => name === link.name);
    if (stand === undefined || !isDevice(link)) return link;
    return { ...link, port: { type: 'path', path: stand.cable.path } };
  }

  /** The ports of the devices that are plugged in. */
  get ports(): readonly SerialPortInfo[] {
    return this.#stands.flatMap(({ cable: { path, terminal } }) =>
      terminal === null ? [] : [{ path: terminal, lastingPath: path }],
    );
  }

  /** The lines of the devices. */
  get lines(): readonly string[] {
    return this.#stands.flatMap(({ lines }) => lines);
  }

  /** @param links the box's end of every cable */
  devices(links: readonly LinkRow[]): DemoDevice[] {
    return this.#stands.map((stand) => {
      const { sent, path, terminal } = stand.cable;
      return {
        name: stand.name,
        type: stand.type,
        lines: stand.lines.map((id, index) => ({
          id,
          name: this.#config.lines.find((line) => line.id === id)?.name ?? id,
          phase: stand.device.phase(index),
        })),
        tells: stand.tells,
        live: stand.device.live ?? null,
        path,
        terminal,
        link: links.find((link) => link.name === stand.name) ?? null,
        sent: sent === null ? null : { at: sent.at, ...visible(sent.bytes, stand.type) },
      };
    });
  }

  /** @throws RefusalError when there is no such device or line, or the device cannot do that */
  async act(name: string, action: DemoDeviceAction): Promise<void> {
    const stand = this.#stands.find((one) => one.name === name);
    if (stand === undefined) {
      const names = this.#stands.map((one) => one.name).join(', ');
      throw new RefusalError('invalid', `there is no device ${name}; there are: ${names}`);
    }
    if (action.type === 'garbage') return stand.garbage();
    if (action.type === 'unplug') return stand.unplug();
    if (action.type === 'plug-in') return stand.plugIn();
    if (action.type === 'live') return switchLive(stand, action.on);
    const line = lineIn(stand, action.line);
    if (stand.cable.terminal === null) throw new RefusalError('conflict', `${name} is unplugged`);
    if (action.type === 'ring') return stand.ring(line, partyOf(action.caller));
    if (action.type === 'answer' && !stand.tells.answers)
      throw new RefusalError('invalid', `${name} cannot tell that somebody answers`);
    return action.type === 'answer' ? stand.device.answer(line) : stand.device.hangUp(line);
  }
}

function switchLive({ name, device }: Stand, on: boolean): void {
  if (device.live === undefined) throw new RefusalError('invalid', `${name} tells of calls in one way only`);
  device.live = on;
}

function lineIn({ name, lines }: Stand, id: string | undefined): number {
  const line = id === undefined ? 0 : lines.indexOf(id);
  if (line >= 0) return line;
  throw new RefusalError('invalid', `${name} is not on line ${id}; it is on: ${lines.join(', ')}`);
}

/** Where zod says that a name may be undefined, the devices want it left out. */
function partyOf(caller: DemoParty): SimulatedParty {
  if ('reason' in caller) return caller;
  const { number, name } = caller;
  return name === undefined ? { number } : { number, name };
}

/** A device on a line of a PBX belongs to the calls of the PBX and cannot be tried alone. */
function devicesIn({ links }: Config): readonly DeviceLink[] {
  const ofPbx = new Set(links.filter((link) => !isDevice(link)).flatMap(linesOf));
  return links.filter(isDevice).filter((link) => !linesOf(link).some((line) => ofPbx.has(line)));
}

function isDevice(link: LinkConfig): link is DeviceLink {
  return 'port' in link && DEVICE_TYPES.some((type) => type === link.type);
}
