import { matchesWildcard } from '../wildcard.ts';

/** Which devices are what: patterns over the numbers by which the PBX calls them. */
export interface HouseOptions {
  /** Telephones of the house. */
  readonly extension: readonly string[];
  /** Devices that answer for nobody: voicemail, announcements. They win over `extension`. */
  readonly machines?: readonly string[];
  readonly trunk?: readonly string[];
}

/** Tells the devices of a site apart. */
export class House {
  readonly #options: HouseOptions;

  constructor(options: HouseOptions) {
    this.#options = options;
  }

  isExtension(device: string): boolean {
    return isOneOf(this.#options.extension, device) && !this.isMachine(device);
  }

  isMachine(device: string): boolean {
    return isOneOf(this.#options.machines, device);
  }

  isTrunk(device: string): boolean {
    return isOneOf(this.#options.trunk, device);
  }
}

function isOneOf(patterns: readonly string[] | undefined, device: string): boolean {
  return device !== '' && (patterns ?? []).some((pattern) => matchesWildcard(pattern, device));
}
