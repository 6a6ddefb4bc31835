import type { ServerResponse } from 'node:http';
import type { ListenPort, StartListening } from './contract/listening.ts';

/** Who looks at the equipment. */
export interface Looker {
  /** The session; null in the demo. */
  readonly session: string | null;
  /** Wall clock, ms: then it has to come again and say who it is. */
  readonly endsAt: number;
}

/** The equipment as the hardware page looks at it. */
export interface Hardware {
  /** Nobody else may look at this moment. */
  readonly isFull: boolean;
  /** Takes over the response: a whole state, then every change. */
  open(response: ServerResponse, looker: Looker): void;
  /** Nothing more reaches the pages of these sessions. */
  end(sessions: readonly string[]): void;
  ports(): Promise<ListenPort[]>;
  /** Begins to find out what is on a port. */
  listen(input: StartListening, session: string | null): Promise<ListenAnswer>;
  endListening(): Promise<void>;
  /** Shows numbers and names to this session for a while. @returns until when */
  unmask(session: string | null): number;
  mask(session: string | null): void;
  /** @returns false: no lamp at this line works */
  testLamp(offset: number): boolean;
  endLampTest(): void;
}

export type ListenAnswer =
  | { readonly type: 'started' }
  /** `used`: a link or another program has the port. `nobody-looks`: it would end at once. */
  | { readonly type: 'refused'; readonly why: 'running' | 'no-such-port' | 'used' | 'nobody-looks' };
