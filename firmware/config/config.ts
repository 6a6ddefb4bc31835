import type { InformationRule } from '../information/rule.ts';
import type { MqttConfig } from '../mqtt/mqtt-config.ts';
import type { BouncesConfig } from './bounce-config.ts';
import type { BackupConfig, HealthConfig } from './care-config.ts';
import type { GpioLinkConfig } from './gpio-config.ts';
import type { MailConfig } from './mail-config.ts';
import type { PanelConfig } from './panel-config.ts';
import type { SerialPortConfig, SourceLinkConfig, TrunkRule } from './source-config.ts';

/**
 * The configuration as the box works with it: checked, defaults filled in, secrets read from their files.
 * Made by `loadConfig` and by nothing else. Times are milliseconds where the name says so.
 */
export interface Config {
  readonly site: SiteConfig;
  readonly http: HttpConfig;
  /** Absolute path of the folder of the database. */
  readonly data: string;
  readonly lines: readonly LineConfig[];
  readonly extensions: readonly ExtensionConfig[];
  readonly links: readonly LinkConfig[];
  readonly panel: PanelConfig;
  readonly mail: MailConfig;
  /** null: nobody looks for mails that came back. */
  readonly bounces: BouncesConfig | null;
  readonly calls: CallsConfig;
  /** Other systems that know something of a caller. */
  readonly information: readonly InformationRule[];
  /** null: notifications are not posted anywhere, as there is nothing to sign them with. */
  readonly webhook: { readonly secret: string } | null;
  /** null: there is no message broker. */
  readonly mqtt: MqttConfig | null;
  /** null: no backups by the clock. */
  readonly backup: BackupConfig | null;
  readonly health: HealthConfig;
  readonly log: { readonly level: LogLevel };
}

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  /** Names and addresses besides the machine's own. */
  readonly names: readonly string[];
  /** null: nothing listens on plain HTTP. */
  readonly redirectPort: number | null;
  /** Absolute paths of PEM files; null: the box makes its own. */
  readonly certificate: { readonly file: string; readonly key: string } | null;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface SiteConfig {
  readonly name: string;
  /** ISO 3166, two capital letters. */
  readonly region: string;
  /** Name of the tz database. */
  readonly timezone: string;
  /** The machine's clock is right although the kernel knows nobody that keeps it so. */
  readonly trustClock: boolean;
  readonly locale: 'ja' | 'en';
  /** Digits before an outside number; '' where there are none. */
  readonly outsidePrefix: string;
  readonly pbxId: string;
  /** Where people reach the page, without a slash at the end; null: no mail links to it. */
  readonly pageUrl: string | null;
}

export interface LineConfig {
  readonly id: string;
  readonly name: string;
  readonly number?: string;
}

export interface ExtensionConfig {
  readonly id: string;
  readonly name: string;
}

export type LinkConfig = CtiLinkConfig | ModemLinkConfig | SourceLinkConfig | GpioLinkConfig;

/** A link to a PBX over the network. */
export type CtiLinkConfig = AsteriskLinkConfig | FritzboxLinkConfig | FreeswitchLinkConfig | CstaLinkConfig;

export interface FritzboxLinkConfig {
  readonly type: 'fritzbox';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Patterns of extensions that are answering machines. */
  readonly machines: readonly string[];
  readonly lines: readonly LineRule[];
}

export interface FreeswitchLinkConfig {
  readonly type: 'freeswitch-esl';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly secret: string;
  readonly trunk: readonly string[];
  readonly extension: readonly string[];
  readonly lines: readonly LineRule[];
}

export interface CstaLinkConfig {
  readonly type: 'csta-xml';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly devices: readonly string[];
  readonly inside: readonly string[];
  readonly machines: readonly string[];
  readonly trunk: readonly string[];
  readonly application: string;
  readonly edition: 'ed3' | 'ed4' | 'ed5';
  readonly session: 'start' | 'none';
  readonly lines: readonly LineRule[];
}

export interface AsteriskLinkConfig {
  readonly type: 'asterisk-ami';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
  /** Channel patterns; `*` stands for any characters. */
  readonly trunk: readonly string[];
  readonly extension: readonly string[];
  /** In order; the first that fits decides. */
  readonly lines: readonly LineRule[];
}

export type LineRule =
  | TrunkRule
  /** A call takes the lowest free place. `channel`: only calls on these channels. */
  | { readonly type: 'places'; readonly lines: readonly string[]; readonly channel?: string };

export interface ModemLinkConfig {
  readonly type: 'modem';
  readonly name: string;
  readonly line: string;
  readonly port: SerialPortConfig;
  readonly baud: number;
  /** Two hexadecimal digits for AT+GCI. */
  readonly country?: string;
  /** Commands in place of the built-in initialisation. */
  readonly init?: readonly string[];
}

export interface CallsConfig {
  readonly fuseMs: number;
  readonly announceMs: number;
  readonly noCallerIdMs: number;
  readonly maxCallHours: number;
}
