/** What `box-host` is told. */
export type Order =
  | { readonly type: 'start'; readonly configFile: string; readonly dataDir: string }
  | { readonly type: 'stop' };

/** What it says to each order. */
export type Report =
  | { readonly type: 'started'; readonly url: string }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly why: string };
