import type { Layout } from '../../hw/pbx/smdr/layout.ts';

/** Configuration of equipment whose bytes come over a wire of the site's choice. */
export type SourceLinkConfig = DecoderLinkConfig | WhozzLinkConfig | SmdrLinkConfig | TrunkLinkConfig;

/** Where the bytes come from. */
export type WireConfig =
  | SerialWireConfig
  /** The equipment, or the converter that it hangs on, listens on TCP. */
  | { readonly connectTo: { readonly host: string; readonly port: number } }
  /** The equipment connects to us. `from`: the IP address that alone may. */
  | { readonly listenOn: { readonly host: string; readonly port: number; readonly from?: string } }
  /** The equipment sends packets into the network. */
  | { readonly udp: { readonly host: string; readonly port: number } };

export interface SerialWireConfig {
  readonly port: SerialPortConfig;
  readonly baud: number;
  /** Left out: 8N1. */
  readonly framing?: Framing;
  /** Left out: none. */
  readonly flowControl?: FlowControl;
}

export type SerialPortConfig =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'usb-serial'; readonly serial: string };

/** Data bits, parity (none, even, odd), stop bits. */
export const FRAMINGS = ['8N1', '7E1', '7O1', '8E1', '8O1', '7N2', '7E2', '7O2', '8N2'] as const;
export type Framing = (typeof FRAMINGS)[number];

export const FLOW_CONTROLS = ['none', 'rts-cts', 'xon-xoff'] as const;
export type FlowControl = (typeof FLOW_CONTROLS)[number];

/** Which line of the office a trunk, or a number that was dialled, is. The first rule that fits decides. */
export type TrunkRule =
  | { readonly type: 'did'; readonly did: string; readonly line: string }
  | { readonly type: 'channel'; readonly pattern: string; readonly line: string };

/** A device that delivers callers of one line by itself. */
export type DecoderLinkConfig = WireConfig & {
  readonly type: 'fsk' | 'jclip' | 'aloha' | 'isdn-ta';
  readonly name: string;
  readonly line: string;
};

export type WhozzLinkConfig = WireConfig & {
  readonly type: 'whozz';
  readonly name: string;
  /** In the order of the unit's sockets. */
  readonly lines: readonly string[];
  readonly tellsAnswers: boolean;
};

export type SmdrLinkConfig = WireConfig & {
  readonly type: 'smdr';
  readonly name: string;
  /** How the PBX prints, with the order of the date as it is set there. */
  readonly layout: Layout;
  /** null: the PBX prints without a login. */
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly lines: readonly TrunkRule[];
};

/** The voicemail link of a PBX, or a server of caller IDs. */
export type TrunkLinkConfig = WireConfig & {
  readonly type: 'smdi' | 'ncid';
  readonly name: string;
  readonly lines: readonly TrunkRule[];
};
