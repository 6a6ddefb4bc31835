import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../hw/clock.ts';

const MOMENT_MS = 2_000;

/** A mail server that has its moments: the outbox shall hold mail in every state. */
export class BusyMailServer {
  readonly #catcher: MailCatcher;
  #timer: NodeJS.Timeout | null = null;

  constructor(onMail: (mail: { readonly messageId: string; readonly text: string }) => void) {
    this.#catcher = new MailCatcher({ clock: systemClock, onMail });
  }

  /** @param port 0 for any free one. @returns the port */
  async start(port: number): Promise<number> {
    let isBusy = false;
    this.#timer = setInterval(() => {
      isBusy = !isBusy;
      this.#catcher.respond(isBusy ? { at: 'RCPT', code: 451, text: 'busy, come again' } : null);
    }, MOMENT_MS);
    return await this.#catcher.start(port);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#catcher.stop();
  }
}
