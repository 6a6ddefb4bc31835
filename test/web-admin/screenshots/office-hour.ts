import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../../firmware/demo/demo.ts';
import { OFFICE } from '../../../firmware/demo/office.ts';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { DemoCallInput } from '../../../firmware/http/contract/demo.ts';
import { type Clock, systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';

/** A Tuesday with everybody at work. */
const TIME = Date.parse('2026-11-24T10:31:00+09:00');
/** An office of usual size: without the devices that can be tried one by one. */
const PARTS = ['pbx', 'modem-1'];
const EVERYBODY = ['101', '102', '103'];

/** Already over when the pictures are taken. */
const EARLIER: readonly DemoCallInput[] = [
  { line: '2', from: '0300004456', ring: EVERYBODY, answer: '102', after: 2, hangupAfter: 5 },
  { line: '3', from: '0450003310', ring: EVERYBODY, answer: '101', after: 2, hangupAfter: 5 },
];

/** On the board in the pictures. */
const NOW: readonly DemoCallInput[] = [
  { line: '2', from: '0300001201', ring: EVERYBODY, answer: '101', after: 1, hangupAfter: 3600 },
  { line: '1', from: '0300002290', ring: ['102', '103'], hangupAfter: 3600 },
  { line: '4', from: '09000006134', ring: ['103'], hangupAfter: 3600 },
];

/** The demo at a fixed hour, with the calls of the pictures. */
export class OfficeHour {
  readonly #demo: DemoBox;
  url = '';

  constructor(dataDir: string, pageFolder: string) {
    const shift = TIME - Date.now();
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + shift };
    const links = demoConfig.links.filter(({ name }) => PARTS.includes(name));
    const config = { ...demoConfig, lines: OFFICE.lines, links, http: { ...demoConfig.http, port: 0 } };
    this.#demo = new DemoBox({ config, dataDir, clock, log: silentLog, pageFolder });
  }

  async start(): Promise<void> {
    this.url = (await this.#demo.start()).url;
  }

  stop(): Promise<void> {
    return this.#demo.stop();
  }

  /** Plays what happened before and waits until it is over. */
  async morning(): Promise<void> {
    for (const call of EARLIER) await this.#play(call);
    await this.#until(({ calls }) => calls.length === EARLIER.length);
    await this.#until(({ calls }) => calls.length === 0);
  }

  /** Lets the lines ring. */
  async rush(): Promise<void> {
    for (const call of NOW) await this.#play(call);
    await this.#until(
      ({ calls }) => calls.length === NOW.length && calls.some(({ phase }) => phase === 'answered'),
    );
  }

  async #play(call: DemoCallInput): Promise<void> {
    const headers = { 'content-type': 'application/json', 'x-rusuban': '1' };
    const answer = await fetch(`${this.url}/api/demo/call`, {
      method: 'POST',
      headers,
      body: JSON.stringify(call),
    });
    if (!answer.ok) throw new Error(`The demo plays no such call: ${await answer.text()}`);
  }

  async #until(isSo: (board: Board) => boolean): Promise<void> {
    for (let tries = 0; tries < 120; tries += 1) {
      const board = (await (await fetch(`${this.url}/api/board`)).json()) as Board;
      if (isSo(board)) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    throw new Error('The calls of the pictures did not come to the board within a minute.');
  }
}
