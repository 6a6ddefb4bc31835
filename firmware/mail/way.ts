import type { SendResult } from './delivery.ts';
import type { Message } from './message.ts';

/** One way by which mails leave the box. */
export interface Way {
  /** In a few words, for the journal. */
  readonly name: string;
  /**
   * Never rejects; ends within a limit of its own or as soon as `signal` is aborted.
   *
   * @param onConnected whoever takes the mails has let us in: others may come
   */
  send(message: Message, signal: AbortSignal, onConnected: () => void): Promise<SendResult>;
  /** Breaks off what is on its way; nothing is taken any more. */
  close(): void;
}
