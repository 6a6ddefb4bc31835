import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../../firmware/demo/demo.ts';
import { OFFICE } from '../../../firmware/demo/office.ts';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { CallPage, MemoForm } from '../../../firmware/http/contract/calls.ts';
import type { DemoCallInput } from '../../../firmware/http/contract/demo.ts';
import type { MailRulesShown } from '../../../firmware/http/contract/mail-rules.ts';
import type { Presence } from '../../../firmware/http/contract/presence.ts';
import { silentLog } from '../../../hw/log.ts';
import { pictureClock } from './picture-clock.ts';

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

/** On the line besides, when the board itself has been taken. */
const MORE: readonly DemoCallInput[] = [
  { line: '3', from: '09000004821', ring: EVERYBODY, answer: '102', after: 1, hangupAfter: 3600 },
  { line: '5', from: '0300003344', ring: EVERYBODY, answer: '103', after: 1, hangupAfter: 3600 },
];

/** The demo at a fixed hour, with the calls of the pictures. */
export class OfficeHour {
  readonly #demo: DemoBox;
  url = '';

  constructor(dataDir: string, pageFolder: string) {
    const clock = pictureClock();
    const links = demoConfig.links.filter(({ name }) => PARTS.includes(name));
    const config = { ...demoConfig, lines: OFFICE.lines, links, http: { ...demoConfig.http, port: 0 } };
    this.#demo = new DemoBox({ config, dataDir, clock, log: silentLog, pageFolder });
  }

  async start(): Promise<void> {
    this.url = (await this.#demo.start()).url;
    const { plan } = await this.#ask<Presence>('GET', '/api/presence');
    await this.#ask('PUT', '/api/presence/week', { ...plan, on: true });
  }

  stop(): Promise<void> {
    return this.#demo.stop();
  }

  /** Plays what happened before and waits until it is over. */
  async morning(): Promise<void> {
    for (const call of EARLIER) await this.#play(call);
    await this.#until(({ calls }) => calls.length === EARLIER.length);
    await this.#until(({ calls }) => calls.length === 0);
    await this.#memoToApprove();
  }

  /** Lets the lines ring. */
  async rush(): Promise<void> {
    for (const call of NOW) await this.#play(call);
    await this.#until(
      ({ calls }) => calls.length === NOW.length && calls.some(({ phase }) => phase === 'answered'),
    );
  }

  /** Has two more desks answer. */
  async more(): Promise<void> {
    for (const call of MORE) await this.#play(call);
    const isTalking = ({ phase }: Board['calls'][number]) => phase === 'answered';
    await this.#until(({ calls }) => calls.filter(isTalking).length === 3);
  }

  /** A memo about the last call, of an office that looks at memos before they leave. */
  async #memoToApprove(): Promise<void> {
    const { next: _, timeZone: __, ...rules } = await this.#ask<MailRulesShown>('GET', '/api/mail-rules');
    await this.#ask('PUT', '/api/mail-rules', { ...rules, preview: { ...rules.preview, memo: true } });
    const { items } = await this.#ask<CallPage>('GET', '/api/calls?limit=1');
    const path = `/api/calls/${items[0]?.key}/memo`;
    const { representative, subject } = await this.#ask<MemoForm>('GET', path);
    const toAddress = representative.addresses[0]?.address ?? '';
    const text = '見積の件です。\n今日中に折り返しをお願いします。';
    const memo = { representativeId: representative.id, toAddress, subject, text };
    await this.#ask('POST', path, { ...memo, author: '伊藤 さくら', authorExtension: '101' });
    await this.#ask('PUT', '/api/mail-rules', rules);
  }

  async #play(call: DemoCallInput): Promise<void> {
    await this.#ask('POST', '/api/demo/call', call);
  }

  async #ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-rusuban': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The demo of the pictures refuses ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
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
