import { Box } from '../../../firmware/box.ts';
import { readLayers } from '../../../firmware/config/layers.ts';
import { MailCatcher } from '../../../firmware/demo/mail-catcher.ts';
import { type Clock, systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { ADMINISTRATOR } from '../../support/test-box.ts';

/** Nothing is configured but that the page stands on any free port of this machine. */
const FILE = 'http: { port: 0 }\nsite: { name: 日向設備, trust-clock: true }\n';

const LINES = {
  lines: [
    { id: '1', name: '代表', number: '03-0000-1001' },
    { id: '2', name: '営業', number: '03-0000-1002' },
    { id: '3', name: '修理', number: '03-0000-1003' },
  ],
  extensions: [
    { id: '101', name: '伊藤 さくら' },
    { id: '102', name: '高橋 健一' },
  ],
};

/** A box on its first day, with an administrator and its lines, and a mail server beside it. */
export class NewOffice {
  readonly #box: Box;
  readonly #mails: MailCatcher;
  url = '';
  /** Of the administrator. */
  cookie = '';
  mailPort = 0;

  constructor(dataDir: string, pageFolder: string) {
    const read = readLayers(FILE, '/etc/rusuban/rusuban.yaml');
    if (read.type === 'faults') throw new Error('The file of the pictures is not good.');
    const { config, layers } = read;
    const clock: Clock = systemClock;
    this.#box = new Box({ config, layers, dataDir, clock, log: silentLog, pageFolder });
    this.#mails = new MailCatcher({ clock });
  }

  async start(): Promise<void> {
    this.mailPort = await this.#mails.start(0);
    const { url, setupCode } = await this.#box.start();
    this.url = url;
    const answer = await this.#send('POST', '/api/setup', { ...ADMINISTRATOR, code: setupCode });
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await this.#send('PUT', '/api/configuration/lines', LINES);
    for (let tries = 0; tries < 120 && !(await this.#isApplied()); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  async stop(): Promise<void> {
    await this.#box.stop();
    await this.#mails.stop();
  }

  async #isApplied(): Promise<boolean> {
    const answer = await this.#send('GET', '/api/configuration').catch(() => null);
    return answer !== null && ((await answer.json()) as { isApplied: boolean }).isApplied;
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-rusuban': '1', cookie: this.cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The box of the pictures refuses ${path}: ${await answer.text()}`);
    return answer;
  }
}
