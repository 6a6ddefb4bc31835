/** A message broker on the LAN that is told what happens and may set the mode (SPEC F8). */
export interface MqttConfig {
  readonly host: string;
  readonly port: number;
  /** null: not encrypted. `ca`: PEM of the authority that signed the broker's certificate; null: the usual ones. */
  readonly tls: { readonly ca: string | null } | null;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Beginning of every topic. */
  readonly prefix: string;
  /** Where Home Assistant looks for new devices; null: it is not told. */
  readonly discoveryPrefix: string | null;
  /** What the broker may know of a caller. */
  readonly callers: CallerDetail;
}

export const CALLER_DETAILS = ['none', 'number', 'name'] as const;
export type CallerDetail = (typeof CALLER_DETAILS)[number];
