import type { DateOrder } from '../pbx/smdr/layout.ts';
import type { BitSeven } from './framing.ts';

/** What speaks for a format. Told as data, so that a page can say it in its own language. */
export type Reason =
  /** Packets whose check value is right. */
  | {
      readonly type: 'packets';
      readonly count: number;
      readonly kinds: readonly string[];
      readonly check: Check;
    }
  /** Packets that have everything but a right check value. */
  | { readonly type: 'damaged'; readonly count: number; readonly check: Check }
  /** Lines that the format reads, `sure` of them such as no other format has. */
  | {
      readonly type: 'lines';
      readonly read: number;
      readonly of: number;
      readonly sure: number;
      readonly words: readonly string[];
    }
  /** Lines of a call log that stand in the columns of a layout; `timed` of them with a time that exists. */
  | {
      readonly type: 'columns';
      readonly layout: string;
      readonly read: number;
      readonly of: number;
      readonly timed: number;
    }
  /** Layouts that read the same lines as well. */
  | { readonly type: 'other-layouts'; readonly layouts: readonly string[] }
  /** Nothing but words that another format has as well. */
  | { readonly type: 'shared-words'; readonly words: readonly string[]; readonly with: readonly string[] }
  /** The device answered commands with OK. */
  | { readonly type: 'answered'; readonly commands: readonly string[] }
  | { readonly type: 'parity'; readonly parity: 'even' | 'odd'; readonly right: number; readonly of: number };

export type Check = 'checksum' | 'crc' | 'parity' | 'shape' | 'length';

/** What the bytes say for one format. */
export interface Evidence {
  readonly format: string;
  /** The layout of a call log. */
  readonly layout?: string;
  /** How its dates may be read; several where no day beyond the 12th was heard, none where the layout knows. */
  readonly dateOrders?: readonly DateOrder[];
  /** From 0, nothing, to 1, certain. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** The bytes heard, prepared once for every format. */
export interface Sample {
  /** As the port gave them. */
  readonly bytes: Uint8Array;
  /** Without the parity of seven-bit characters. */
  readonly characters: Uint8Array;
  readonly bitSeven: BitSeven;
  /** Lines of text, of which the last may not have ended. */
  readonly lines: readonly Uint8Array[];
  /** Commands that the device answered with OK. */
  readonly answered: readonly string[];
}

/** Looks for one format; null when nothing speaks for it. Pure, never throws. */
export type Weigh = (sample: Sample) => Evidence | null;

/** More than this is a recognised format, below it a suspicion. */
export const RECOGNISED = 0.6;

/** Latin-1, which never fails. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
