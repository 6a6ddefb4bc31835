import type { Clock } from '../../../hw/clock.ts';
import type { Equipment, EquipmentSink, LinkState } from '../../../hw/equipment.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import type { Log } from '../../../hw/log.ts';
import type { Source } from '../../calls/input.ts';
import type { LinkConfig } from '../../config/config.ts';
import { linesOf } from '../../config/lines-of.ts';
import type { LinkRow } from '../../http/contract/settings.ts';
import { reasonRows } from '../../http/reason-rows.ts';

/** A link as the box runs it: the equipment, its configuration, and when it last said something. */
export interface RunningLink {
  readonly config: LinkConfig;
  readonly equipment: Equipment;
  readonly source: Source;
  readonly lines: readonly string[];
  lastEventAt: number | null;
}

export interface EquipmentRoomOptions {
  readonly links: readonly LinkConfig[];
  readonly make: (config: LinkConfig) => Equipment;
  readonly clock: Clock;
  readonly log: Log;
  readonly hear: (source: Source, event: LineEvent) => void;
  readonly synchronised: (source: string, liveCalls: readonly string[]) => void;
  readonly stateChanged: (source: string, state: LinkState) => void;
  /** Everything that equipment tells, for who looks on. */
  readonly overheard: (source: string, event: LineEvent) => void;
}

/** All links of the configuration: starts them, passes on what they say, and keeps what the equipment page shows. */
export class EquipmentRoom {
  readonly #options: EquipmentRoomOptions;
  readonly #links: readonly RunningLink[];

  constructor(options: EquipmentRoomOptions) {
    this.#options = options;
    this.#links = options.links.map((config) => {
      const equipment = options.make(config);
      const source = { name: config.name, ...equipment.capabilities };
      return { config, equipment, source, lines: linesOf(config), lastEventAt: null };
    });
  }

  /** A link that cannot start says so in its state and goes on trying: the box starts without it. */
  async start(): Promise<void> {
    for (const link of this.#links) {
      this.#options.stateChanged(link.source.name, link.equipment.state());
      await link.equipment.start(this.#sink(link));
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.equipment.stop()));
  }

  states(): ReadonlyMap<string, LinkState> {
    return new Map(this.#links.map(({ config, equipment }) => [config.name, equipment.state()]));
  }

  rows(): LinkRow[] {
    return this.#links.map(({ config, equipment, lines, lastEventAt }) => {
      const state = equipment.state();
      return {
        name: config.name,
        type: config.type,
        lines: [...lines],
        phase: state.phase,
        since: state.since,
        why: reasonRows('why' in state ? (state.why ?? []) : []),
        retryAt: state.phase === 'down' ? (state.retryAt ?? null) : null,
        ...equipment.counters(),
        lastEventAt,
      };
    });
  }

  #sink(link: RunningLink): EquipmentSink {
    const { hear, synchronised, stateChanged, overheard, clock } = this.#options;
    return {
      event: (event) => {
        link.lastEventAt = clock.now();
        overheard(link.source.name, event);
        if (!this.#isLeftToDecoder(link, event)) hear(link.source, event);
      },
      synchronised: (liveCalls) => synchronised(link.source.name, liveCalls),
      state: (state) => {
        stateChanged(link.source.name, state);
      },
    };
  }

  /**
   * A PBX that is not told the number of an analog line says "unavailable". Where a decoder listens on that line
   * the decoder knows better, and the desks are not shown a reason that is about to be replaced by a number.
   */
  #isLeftToDecoder(link: RunningLink, event: LineEvent): boolean {
    if (!link.source.callIds || event.type !== 'caller-id' || !('reason' in event)) return false;
    if (event.reason !== 'unavailable') return false;
    return this.#links.some(
      ({ source, lines, equipment }) =>
        !source.callIds && !source.logs && lines.includes(event.line) && equipment.state().phase === 'up',
    );
  }
}
