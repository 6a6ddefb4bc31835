import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kernel, NoRig } from './kernel.ts';
import { connectSoon, LineSocket } from './line-socket.ts';
import { takeTurn } from './lock.ts';
import type { Ran, Request } from './request.ts';

export interface MachineOptions {
  readonly kernel: Kernel;
  readonly initramfs: string;
  /** The checkout whose firmware runs in the guest; it is shared read-only. */
  readonly project: string;
  /** Further words for QEMU: disks. */
  readonly more?: readonly string[];
  /** Serial numbers of USB adapters (FTDI): they can be pulled and plugged in again. */
  readonly usb?: readonly string[];
  /** How many UARTs beside the console: /dev/ttyS1, /dev/ttyS2, … */
  readonly uarts?: number;
  /** How long it waits for its turn, ms; twenty minutes where it is left out. */
  readonly turnLimitMs?: number;
}

/** The kernel of the guest fell over before the agent was there; another boot may do. */
export class GuestPanic extends Error {}

const BOOT_LIMIT_MS = 120_000;
/** QEMU itself answers at once, where it gets a processor. */
const MONITOR_LIMIT_MS = 60_000;
/** Other rigs of this computer come first, and take minutes. */
const TURN_LIMIT_MS = 20 * 60_000;

/** A computer of its own: Debian's kernel in QEMU, emulated in software, with this machine's programs inside. */
export class Machine {
  readonly folder: string;
  readonly #options: MachineOptions;
  readonly #uarts = new Map<number, Socket>();
  #qemu: ChildProcess | null = null;
  #monitor: LineSocket | null = null;
  #agent: LineSocket | null = null;
  #exited: Promise<void> = Promise.resolve();
  #endTurn: () => Promise<void> = () => Promise.resolve();

  constructor(options: MachineOptions) {
    this.#options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'rusuban-rig-'));
  }

  /**
   * Waits until no other machine runs on this computer, boots, and waits for the agent.
   *
   * @throws {NoRig} where setpriv is missing
   * @throws {GuestPanic} after which it may be killed and started again; with the console's last lines otherwise
   */
  async start(): Promise<void> {
    this.#endTurn = await takeTurn('machine', this.#options.turnLimitMs ?? TURN_LIMIT_MS);
    // A machine must not outlive a test that was killed.
    const words = ['--pdeathsig', 'KILL', 'qemu-system-x86_64', ...this.#words()];
    const console = openSync(this.consoleFile, 'w');
    const qemu = spawn('setpriv', words, { stdio: ['ignore', console, console] });
    closeSync(console);
    this.#qemu = qemu;
    this.#exited = new Promise((resolve) => qemu.once('exit', () => resolve()));
    const missing = new Promise<never>((_, reject) => {
      qemu.once('error', () => {
        this.#qemu = null;
        this.#exited = Promise.resolve();
        reject(new NoRig('setpriv is missing (Debian package util-linux)'));
      });
      qemu.once('exit', () => reject(this.#whyEnded()));
    });
    missing.catch(() => undefined);
    await this.#connect(missing);
  }

  get consoleFile(): string {
    return join(this.folder, 'console.log');
  }

  lastLines(): string {
    return readFileSync(this.consoleFile, 'utf8').split('\n').slice(-20).join('\n');
  }

  /** Asks QEMU itself: `device_del`, `device_add`, … @throws with QEMU's own words */
  async monitor(execute: string, args: Record<string, unknown> = {}): Promise<unknown> {
    if (this.#monitor === null) throw new Error('the machine does not run');
    const reply = await this.#monitor.ask({ execute, arguments: args }, MONITOR_LIMIT_MS);
    if ('error' in reply) throw new Error(`${execute}: ${JSON.stringify(reply['error'])}`);
    return reply['return'];
  }

  /** @throws with the agent's words */
  async ask(request: Request, limitMs = 90_000): Promise<unknown> {
    if (this.#agent === null) throw new Error('the machine does not run');
    const reply = await this.#agent.ask(request as unknown as Record<string, unknown>, limitMs);
    if (reply['ok'] !== true) throw new Error(String(reply['error']));
    return reply['value'];
  }

  /** Runs a shell command in the guest. */
  async run(command: string, limitMs = 60_000): Promise<Ran> {
    return (await this.ask({ type: 'run', command, limitMs }, limitMs + 5_000)) as Ran;
  }

  /** Like `run`. @throws when the command fails, with what it said */
  async must(command: string, limitMs?: number): Promise<string> {
    const { code, stdout, stderr } = await this.run(command, limitMs);
    if (code !== 0) throw new Error(`"${command}" ended with ${code}: ${stderr}${stdout}`);
    return stdout;
  }

  /**
   * The far end of /dev/ttyS1, /dev/ttyS2, …: `number` counts from 1. Takes the place of the one before.
   *
   * @param isRead false: nothing is taken from it until `resume()`, and the UART soon sends no more
   */
  async uart(number: number, isRead = true): Promise<Socket> {
    // QEMU hears the first that is connected: a scenario that failed may have left one.
    this.#uarts.get(number)?.destroy();
    const socket = await connectSoon(join(this.folder, `uart${number}`), 5_000, isRead);
    this.#uarts.set(number, socket);
    return socket;
  }

  /**
   * Plugs the cable of a USB adapter in: what is returned is the far end of its serial side, and the adapter is in the
   * guest for as long as it is open. Destroying it pulls the cable, also in the middle of traffic (`device_del` does
   * not: QEMU 7.2 falls over bytes that arrive for an adapter that is gone). `number` counts from 1.
   */
  usb(number: number): Promise<Socket> {
    return connectSoon(join(this.folder, `usb${number}`), 5_000);
  }

  /** Cuts the power: the guest's memory is gone at once. */
  async kill(): Promise<void> {
    this.#monitor?.close();
    this.#agent?.close();
    this.#qemu?.kill('SIGKILL');
    await this.#exited;
    await this.#endTurn();
    this.#endTurn = () => Promise.resolve();
  }

  /** Kills it and removes what it left. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #words(): string[] {
    const { kernel, initramfs, project, more = [], uarts = 2, usb = [] } = this.#options;
    const share = (tag: string, path: string) => [
      '-virtfs',
      `local,path=${path},mount_tag=${tag},security_model=none,readonly=on,multidevs=remap`,
    ];
    const socket = (name: string) => `socket,id=${name},path=${join(this.folder, name)},server=on,wait=off`;
    const serial = Array.from({ length: uarts }, (_, index) => `uart${index + 1}`);
    return [
      ...['-M', 'q35', '-cpu', 'max', '-smp', '2', '-m', '768', '-accel', 'tcg,thread=multi'],
      ...['-nodefaults', '-no-reboot', '-display', 'none'],
      ...['-kernel', kernel.vmlinux, '-initrd', initramfs],
      ...['-append', 'console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable'],
      ...['-serial', 'stdio'],
      ...share('usr', '/usr'),
      ...share('project', project),
      ...['-chardev', socket('monitor'), '-mon', 'chardev=monitor,mode=control'],
      ...['-device', 'virtio-serial-pci', '-chardev', socket('agent')],
      ...['-device', 'virtserialport,chardev=agent,name=rig'],
      ...serial.flatMap((name) => ['-chardev', socket(name), '-device', `isa-serial,chardev=${name}`]),
      ...(usb.length === 0 ? [] : ['-device', 'qemu-xhci']),
      ...usb.flatMap((serialNumber, index) => [
        ...['-chardev', socket(`usb${index + 1}`), '-device'],
        `usb-serial,id=adapter${index + 1},chardev=usb${index + 1},serial=${serialNumber}`,
      ]),
      ...more,
    ];
  }

  /** @param ended rejects when QEMU ends first */
  async #connect(ended: Promise<never>): Promise<void> {
    const socketOf = (name: string) =>
      Promise.race([connectSoon(join(this.folder, name), BOOT_LIMIT_MS), ended]);
    this.#monitor = new LineSocket(await socketOf('monitor'));
    await Promise.race([this.monitor('qmp_capabilities'), ended]);
    const agent = await socketOf('agent');
    const ready = new Promise<void>((resolve) => {
      this.#agent = new LineSocket(agent, () => resolve());
    });
    const either = Promise.race([ready, ended]);
    await withinLimit(either, BOOT_LIMIT_MS, () => `the guest did not come up:\n${this.lastLines()}`);
  }

  #whyEnded(): Error {
    const last = this.lastLines();
    return last.includes('Kernel panic') ? new GuestPanic(last) : new Error(`QEMU ended:\n${last}`);
  }
}

async function withinLimit<Value>(wanted: Promise<Value>, ms: number, why: () => string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why())), ms);
  });
  return Promise.race([wanted, late]).finally(() => clearTimeout(timer));
}
