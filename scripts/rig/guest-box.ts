import type { Me } from '../../firmware/http/contract/access.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { Healthz } from '../../firmware/http/contract/health.ts';
import type { LinkList, LinkRow } from '../../firmware/http/contract/settings.ts';
import type { Machine } from './machine.ts';
import type { Fetched } from './request.ts';
import { until } from './until.ts';

const PORT = 8080;
/** Asked seldom: a question costs the guest as much as a piece of the start. */
const START = { limitMs: 420_000, everyMs: 1_000 };
/** Ticks of /proc/PID/stat in a second: USER_HZ. */
const TICKS = 100;

const ADMINISTRATOR = { name: 'rig', password: 'a rig without hardware' };

/** What the process costs at this moment. */
export interface Footprint {
  /** Seconds of the processor since it started. */
  readonly cpuSeconds: number;
  readonly descriptors: number;
  /** Resident memory, kB. */
  readonly memory: number;
}

/** The firmware in the guest, started as on a box: its own command line, a configuration, a data folder. */
export class GuestBox {
  readonly #machine: Machine;
  readonly #folder: string;
  #pid = '';
  #cookie: string | null = null;

  /** @param name of its folder under /box: a box of another name has data of its own */
  constructor(machine: Machine, name: string) {
    this.#machine = machine;
    this.#folder = `/box/${name}`;
  }

  /**
   * @param slowed how many times slower than the machine's its time goes; without, it has the machine's own
   * @returns milliseconds until its page answered. @throws what it logged, when it does not come up
   */
  async start(config: string, slowed?: number): Promise<number> {
    const folder = this.#folder;
    await this.#machine.must(`mkdir -p ${folder}/data`);
    await this.#machine.ask({ type: 'write', path: `${folder}/config.yaml`, text: config });
    const from = performance.now();
    const command = `start --config ${folder}/config.yaml --data ${folder}/data --port ${PORT}`;
    const said = await this.#machine.must(
      `${bent(slowed)} /rig/box/firmware/main.js ${command} </dev/null >>${folder}/log 2>&1 & echo $!`,
    );
    this.#pid = said.trim();
    try {
      await until('the page of the box', () => this.#answers(), START);
      const took = Math.round(performance.now() - from);
      await this.#comeIn();
      return took;
    } catch (error) {
      const said = await this.log();
      await this.kill();
      throw new Error(`${String(error)}\n${said}`);
    }
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.#end('TERM');
  }

  /** Ends it at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end('KILL');
  }

  /** Its clock leaps by more than an hour, as if nothing had happened meanwhile. For a box with a time of its own. */
  async leap(): Promise<void> {
    await this.#machine.must(`kill -USR2 ${this.#pid}`);
  }

  async ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
    const reply = await this.#fetch(method, path, body);
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as Reply;
  }

  board(): Promise<Board> {
    return this.ask('GET', '/api/board');
  }

  /** What is the matter with it; answered with an error's status where it is a fault. */
  async health(): Promise<Healthz> {
    return (await this.#fetch('GET', '/healthz')).body as Healthz;
  }

  /** The hardware page: links, buttons and lamps. */
  equipment(): Promise<LinkList> {
    return this.ask('GET', '/api/links');
  }

  async link(name: string): Promise<LinkRow> {
    const { items } = await this.equipment();
    const found = items.find((one) => one.name === name);
    if (found === undefined) throw new Error(`the box has no link "${name}"`);
    return found;
  }

  async footprint(): Promise<Footprint> {
    const proc = `/proc/${this.#pid}`;
    const said = await this.#machine.must(
      `cat ${proc}/stat && ls ${proc}/fd | wc -l && grep VmRSS ${proc}/status`,
    );
    const [stat = '', descriptors, resident = ''] = said.trim().split('\n');
    // Behind the name in brackets: utime and stime are fields 14 and 15 of the whole line.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
      descriptors: Number(descriptors),
      memory: Number(/\d+/.exec(resident)?.[0]),
    };
  }

  /** Whether it has a device of the machine open at this moment. */
  async hasOpen(device: string): Promise<boolean> {
    const { code } = await this.#machine.run(`ls -l /proc/${this.#pid}/fd | grep -q '${device}$'`);
    return code === 0;
  }

  /** The last lines of its journal. */
  async log(): Promise<string> {
    return await this.#machine.must(`tail -n 40 ${this.#folder}/log`);
  }

  async #answers(): Promise<boolean> {
    try {
      return (await this.#fetch('GET', '/healthz')).body !== null;
    } catch {
      const alive = await this.#machine.run(`kill -0 ${this.#pid}`);
      if (alive.code !== 0) throw new Error('the box ended by itself');
      return false;
    }
  }

  /** Logs in as its administrator; where nobody can log in yet, with the set-up code that it shows. */
  async #comeIn(): Promise<void> {
    const me = await this.ask<Me>('GET', '/api/me');
    const [path, body] = me.setupNeeded
      ? ['/api/setup', { ...ADMINISTRATOR, code: await this.#setUpCode() }]
      : ['/api/session', ADMINISTRATOR];
    const reply = await this.#fetch('POST', path, body);
    if (reply.cookie === null) throw new Error(`nobody gets in: ${JSON.stringify(reply.body)}`);
    this.#cookie = reply.cookie;
  }

  async #setUpCode(): Promise<string> {
    const said = await this.#machine.must(`grep '"msg":"there is no administrator' ${this.#folder}/log`);
    const { code } = JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as { readonly code: string };
    return code;
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Fetched> {
    const url = `http://127.0.0.1:${PORT}${path}`;
    const cookie = this.#cookie === null ? {} : { cookie: this.#cookie };
    const request = { type: 'fetch', url, method, ...cookie, ...(body !== undefined && { body }) } as const;
    return (await this.#machine.ask(request)) as Fetched;
  }

  async #end(signal: 'TERM' | 'KILL'): Promise<void> {
    if (this.#pid === '') return;
    const pid = this.#pid;
    this.#pid = '';
    const gone = `for i in $(seq 100); do kill -0 ${pid} 2>/dev/null || exit 0; sleep 0.1; done; exit 1`;
    await this.#machine.must(`kill -${signal} ${pid} 2>/dev/null; ${gone}`);
  }
}

/** The command that starts a program of Node. */
function bent(slowed: number | undefined): string {
  if (slowed === undefined) return 'setsid node';
  return `RIG_TIME_SLOWED=${slowed} setsid node --import /rig/box/scripts/rig/guest/bent-time.js`;
}
