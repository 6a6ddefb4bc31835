/** What the host may ask of the guest's agent, a line of JSON each. */
export type Request =
  | { readonly type: 'run'; readonly command: string; readonly limitMs: number }
  | { readonly type: 'read'; readonly path: string }
  | { readonly type: 'write'; readonly path: string; readonly text: string }
  | {
      readonly type: 'fetch';
      readonly url: string;
      readonly method: string;
      readonly cookie?: string;
      readonly body?: unknown;
    };

/** `id` is that of the request; 0 says that the agent is there. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string };

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Fetched {
  readonly status: number;
  /** The session that the answer begins, as it is sent back; null: none. */
  readonly cookie: string | null;
  /** What the JSON says. */
  readonly body: unknown;
}
