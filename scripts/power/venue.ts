import type { SimulatedDevice } from '../../hw/simulated/device.ts';
import type { Testimony } from './testimony.ts';

/** Where a day is lived through: a box whose disk is logged, and everybody around it. */
export interface Venue {
  /** As a line of a report names it. */
  readonly where: string;
  readonly box: Desk;
  /** Behind the box's link `unit`. */
  readonly unit: SimulatedDevice;
  /** The power goes. */
  end(): Promise<void>;
}

export interface Desk {
  /** @throws with the box's words when it refuses */
  ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply>;
}

export interface Place {
  /** A new ext4. */
  readonly disk: string;
  /** Where every request to it is logged; empty. */
  readonly log: string;
  /** For whatever else is needed. */
  readonly folder: string;
  /** Is told of everything that is seen outside. */
  readonly testimony: Testimony;
  readonly say: (line: string) => void;
}

export const UNIT = 'unit';

export interface Ways {
  /** A line of the section `links`. */
  readonly wire: string;
  readonly mail: { readonly host: string; readonly port: number };
  readonly lines: number;
}

/** The box of the day. */
export function dayConfig({ wire, mail, lines }: Ways): string {
  const ids = Array.from({ length: lines }, (_, index) => String(index + 1));
  return `
http: { port: 0 }
site: { trust-clock: true }
lines: [${ids.map((id) => `{ id: "${id}" }`).join(', ')}]
links:
  - type: whozz
    name: ${UNIT}
    lines: [${ids.map((id) => `"${id}"`).join(', ')}]
    ${wire}
    tells-answers: true
mail:
  from: { address: rusuban@office.example }
  server: { host: ${mail.host}, port: ${mail.port}, security: none }
  retry: "2s*…"
  sweep: "* * * * * *"
log: { level: warn }
`;
}
