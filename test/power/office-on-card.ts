import type { ExecutionContext } from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { PanelConfig } from '../../firmware/config/panel-config.ts';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { Board, BoardCall } from '../../firmware/http/contract/board.ts';
import { systemClock } from '../../hw/clock.ts';
import { type Log, silentLog } from '../../hw/log.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

export const FAULT_LAMP = 30;
const PANEL: PanelConfig = {
  backend: 'memory',
  chip: 'test',
  buttons: null,
  absentLed: null,
  leds: [{ offset: FAULT_LAMP, activeLow: false, shows: ['fault'] }],
  debounceMs: 30,
};
export const MEMO = 'お電話がありました。';

/** An office where nobody is in, whose box has its data on a card of its own. */
export class OfficeOnCard {
  readonly box: TestBox;
  /** Message-IDs of what was received. */
  readonly mails: readonly string[];

  constructor(box: TestBox, mails: readonly string[]) {
    this.box = box;
    this.mails = mails;
  }

  static async open(t: ExecutionContext, dataDir: string, log: Log = silentLog): Promise<OfficeOnCard> {
    const mails: string[] = [];
    const catcher = new MailCatcher({ clock: systemClock, onMail: ({ messageId }) => mails.push(messageId) });
    const mailPort = await catcher.start(0);
    t.teardown(() => catcher.stop());
    const change = (config: Config): Config => ({ ...config, panel: PANEL });
    const box = await startBox(t, { dataDir, mailPort, change, log });
    const office = new OfficeOnCard(box, mails);
    const { body: who } = await box.ask<{ id: string }>('POST', '/api/representatives', {
      name: '松本 陽子',
      addresses: [{ address: 'matsumoto@office.example' }],
    });
    const { body: settings } = await box.ask<object>('GET', '/api/settings');
    await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: who.id });
    await box.ask('PUT', '/api/mode', { mode: 'away' });
    await box.until('the PBX', office.board, ({ lines }) => lines[0]?.state === 'ok');
    return office;
  }

  readonly board = async (): Promise<Board> => (await this.box.ask<Board>('GET', '/api/board')).body;

  /** Rings until the board shows it, and hangs up. @returns its key */
  async missedCall(from: string): Promise<string> {
    return (await this.shownCall(from))?.key ?? '';
  }

  /** The same. @returns what the board showed */
  async shownCall(from: string): Promise<BoardCall | undefined> {
    const { box, board } = this;
    const rings = box.pbx.ring({ from, did: '0300000001', extensions: ['101'] });
    const shown = await box.until(`${from} on the board`, board, ({ calls }) =>
      calls.some(({ caller }) => caller.type === 'number' && caller.number === from),
    );
    rings.hangUp('caller');
    await box.until('the end of the call', board, ({ calls }) => calls.length === 0);
    return shown.calls[0];
  }

  memo(key: string) {
    return this.box.ask<{ code?: string }>('POST', `/api/calls/${key}/memo`, {
      representativeId: null,
      toAddress: 'matsumoto@office.example',
      subject: '電話',
      text: MEMO,
      author: '鈴木',
      authorExtension: null,
    });
  }

  async mailed(count: number): Promise<void> {
    await this.box.until(
      `${count} mails`,
      async () => this.mails.length,
      (now) => now === count,
    );
  }

  async lampIsLit(): Promise<void> {
    await this.box.until(
      'the lamp',
      async () => this.box.gpio.isDriven(FAULT_LAMP),
      (isLit) => isLit,
    );
  }
}

export const conditions = (of: Board): string[] => of.health.map(({ code }) => code);
