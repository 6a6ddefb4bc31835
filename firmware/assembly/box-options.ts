import type { Clock } from '../../hw/clock.ts';
import type { GpioBackend } from '../../hw/gpio/gpio.ts';
import type { SerialPortInfo } from '../../hw/links/serial-find.ts';
import type { Log } from '../../hw/log.ts';
import type { ServiceManager } from '../../hw/system/service-notify.ts';
import type { BoxClock } from '../clock/box-clock.ts';
import type { Config } from '../config/config.ts';
import type { Layers, OwnSections } from '../config/layers.ts';
import type { Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import type { MachineTime } from './time/keep-time.ts';

/** What a box says when it listens. */
export interface Started {
  /** Where the page is. */
  readonly url: string;
  /** Makes the first administrator; null where there is one, and in the demo. */
  readonly setupCode: string | null;
}

/** The world, as a box gets it. */
export interface BoxOptions {
  readonly config: Config;
  /** What the configuration file leaves to the browser; left out: nothing, `config` is all there is. */
  readonly layers?: Layers;
  /** The box could not start again with settings of the browser: whoever runs it has to. */
  readonly onLost?: (error: unknown) => void;
  /** Absolute path of a folder that exists. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes the place of what the kernel says of its clock. */
  readonly machineTime?: MachineTime | null;
  /** Takes the place of the kernel's GPIO where the configuration says `memory`. */
  readonly gpio?: GpioBackend;
  /** Takes the place of the machine's list of serial ports. */
  readonly serialPorts?: () => Promise<readonly SerialPortInfo[]>;
  /** Routes besides the box's own, such as the demo's. */
  readonly moreRoutes?: (services: Services) => readonly Route[];
  readonly isDemo?: boolean;
  /** N of scrypt, where it is not the usual one: tests have many boxes. */
  readonly passwordCost?: number;
  /** Folder of the built page; left out: the one beside the program. */
  readonly pageFolder?: string;
  /** Version of the product. */
  readonly version?: string;
  /** Who started the box and wants to know how it is. */
  readonly serviceManager?: ServiceManager | null;
}

/** The world, with a clock that the whole box goes by. */
export interface RoomsOptions extends BoxOptions {
  readonly pageFolder: string;
  readonly clock: BoxClock;
  /** Sections of the browser that `config` was made with. */
  readonly applied: OwnSections;
  /** Starts the rooms again with what was stored. */
  readonly restart: () => void;
}
