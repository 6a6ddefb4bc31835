import type { Machine } from './machine.ts';

const PLAY_LIMIT_MS = 120_000;
const ROOT = '/sys/kernel/config/gpio-sim/rig';

/**
 * A GPIO chip of the kernel's own simulator in the guest. For every program there it is a chip like any other; what
 * is wired to its lines is played from here.
 */
export class SimulatedChip {
  readonly label: string;
  readonly lines: number;
  readonly #machine: Machine;
  #folder = '';

  constructor(machine: Machine, label: string, lines: number) {
    this.#machine = machine;
    this.label = label;
    this.lines = lines;
  }

  /** Adds the chip to the guest. */
  async plugIn(): Promise<void> {
    const bank = `${ROOT}/bank0`;
    await this.#machine.must(
      [
        `mkdir -p ${bank}`,
        `echo ${this.lines} >${bank}/num_lines`,
        `echo ${this.label} >${bank}/label`,
        `echo 1 >${ROOT}/live`,
      ].join(' && '),
    );
    const names = await this.#machine.must(`cat ${ROOT}/dev_name ${bank}/chip_name`);
    const [device, chip] = names.trim().split('\n');
    this.#folder = `/sys/devices/platform/${device}/${chip}`;
  }

  /** Where the simulator's files of a line are, for programs of the guest that play it themselves. */
  get folder(): string {
    return this.#folder;
  }

  /** Pulls a line to a level, as a contact does. */
  async drive(offset: number, isHigh: boolean): Promise<void> {
    const text = isHigh ? 'pull-up' : 'pull-down';
    await this.#machine.ask({ type: 'write', path: this.#file(offset, 'pull'), text });
  }

  /**
   * Plays levels in time, each [milliseconds since the one before, offset, whether it is high].
   *
   * @returns how many milliseconds it took from the first level to the last
   */
  async play(story: readonly (readonly [number, number, boolean])[]): Promise<number> {
    const levels = JSON.stringify(story.map(([ms, offset, isHigh]) => [ms, offset, isHigh ? 1 : 0]));
    const player = `node /rig/box/scripts/rig/guest/play-levels.js ${this.#folder} '${levels}'`;
    return Number(await this.#machine.must(player, PLAY_LIMIT_MS));
  }

  /** What an eye sees of a lamp: [whether it is lit, for how many milliseconds], whole ones only. */
  async watch(offset: number, ms: number): Promise<readonly (readonly [boolean, number])[]> {
    const file = this.#file(offset, 'value');
    const said = await this.#machine.must(
      `node /rig/box/scripts/rig/guest/watch-line.js ${file} ${ms}`,
      ms + PLAY_LIMIT_MS,
    );
    return (JSON.parse(said) as [number, number][]).map(([level, lasted]) => [level === 1, lasted]);
  }

  /** The level that stands at a line. */
  async isHigh(offset: number): Promise<boolean> {
    const value = await this.#machine.ask({ type: 'read', path: this.#file(offset, 'value') });
    return String(value).trim() === '1';
  }

  #file(offset: number, name: 'pull' | 'value'): string {
    return `${this.#folder}/sim_gpio${offset}/${name}`;
  }
}
