import { Box } from '../../../firmware/box.ts';
import { readLayers } from '../../../firmware/config/layers.ts';
import { MailCatcher } from '../../../firmware/demo/mail-catcher.ts';
import type { Pairing } from '../../../firmware/http/contract/access.ts';
import { silentLog } from '../../../hw/log.ts';
import { ADMINISTRATOR } from '../../support/test-box.ts';
import { pictureClock } from './picture-clock.ts';

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
    const clock = pictureClock();
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
    await this.#people();
  }

  /** Another administrator, a desk, and a program with a key. */
  async #people(): Promise<void> {
    await this.#send('POST', '/api/users', { name: '松本 陽子', password: ADMINISTRATOR.password });
    for (const [name, extension] of [
      ['受付', '101'],
      ['高橋の机', '102'],
    ]) {
      const pairing = await this.#send('POST', '/api/pairings', { name, extension, representativeId: null });
      const { code } = (await pairing.json()) as Pairing;
      await this.#send('POST', '/api/pair', { key: code }, '');
    }
    await this.#send('POST', '/api/tokens', { name: '販売管理', scopes: ['calls:read', 'customers:read'] });
  }

  async stop(): Promise<void> {
    await this.#box.stop();
    await this.#mails.stop();
  }

  async #isApplied(): Promise<boolean> {
    const answer = await this.#send('GET', '/api/configuration').catch(() => null);
    return answer !== null && ((await answer.json()) as { isApplied: boolean }).isApplied;
  }

  /** @param cookie of who asks; '' is a stranger */
  async #send(method: string, path: string, body?: object, cookie = this.cookie): Promise<Response> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-rusuban': '1', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The box of the pictures refuses ${path}: ${await answer.text()}`);
    return answer;
  }
}
