import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { FakeBox } from '../support/fake-box/fake-box.ts';
import { builtPage } from './built-page.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the browser's tests cannot run here, or null. */
export const withoutBrowser = existsSync(CHROMIUM) ? null : `there is no browser at ${CHROMIUM}`;

export interface Screen {
  readonly page: Page;
  /** What the browser complained about: script errors, and what the content security policy forbids. */
  readonly complaints: readonly string[];
}

export interface ScreenOptions {
  readonly path?: string;
  /** The telephone beside the screen; null leaves the question open. */
  readonly extension?: string | null;
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for each of the page. */
  readonly scale?: number;
  /** Of somebody who has come in, `name=value`. */
  readonly cookie?: string;
  /** The browser opens the page of a box whose authority it does not know. */
  readonly trustsAll?: boolean;
}

/** The built page, a browser, and as many boxes and screens as a test needs. */
export class BrowserRig {
  #dist = '';
  #browser: Browser | null = null;
  #boxes: FakeBox[] = [];
  #contexts: BrowserContext[] = [];

  async start(): Promise<void> {
    this.#dist = await builtPage();
    this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.#browser?.close();
  }

  /** Folder of the built page, for a box of a test's own. */
  get pageFolder(): string {
    return this.#dist;
  }

  /** Closes the screens and boxes of a test. */
  async clear(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    for (const box of this.#boxes) await box.stop();
    this.#contexts = [];
    this.#boxes = [];
  }

  async box(): Promise<{ box: FakeBox; address: string }> {
    const box = new FakeBox(this.#dist);
    this.#boxes.push(box);
    return { box, address: await box.start() };
  }

  /** A browser of its own (nothing is shared with other screens), at the address and with the board on it. */
  async screen(address: string, options: ScreenOptions = {}): Promise<Screen> {
    if (this.#browser === null) throw new Error('The rig was not started.');
    const { extension = '12', locale = 'ja-JP', width = 1440, height = 900, scale = 1 } = options;
    const { cookie, trustsAll = false } = options;
    const context = await this.#browser.newContext({
      locale,
      viewport: { width, height },
      deviceScaleFactor: scale,
      ignoreHTTPSErrors: trustsAll,
    });
    const [name, value] = cookie?.split('=') ?? [];
    if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url: address }]);
    this.#contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    if (extension !== null) {
      await page.addInitScript(
        (id) => localStorage.setItem('rusuban.telephone', `extension:${id}`),
        extension,
      );
    }
    await page.goto(address + (options.path ?? '/'));
    return { page, complaints };
  }
}
