/** A step of a session, told while it happens. Secrets are left out by the library. */
export type TraceEvent =
  | { readonly type: 'resolved'; readonly addresses: string }
  | { readonly type: 'connected'; readonly address: string; readonly port: number }
  | { readonly type: 'sent'; readonly line: string }
  | { readonly type: 'received'; readonly reply: string }
  | { readonly type: 'certificate'; readonly subject: string; readonly validTo: string }
  | { readonly type: 'encrypted' };
export type OnTrace = (event: TraceEvent) => void;

/** The library's log entries: `tnx` says what one is about. */
interface Entry {
  readonly tnx?: unknown;
  readonly resolved?: unknown;
  readonly remoteAddress?: unknown;
  readonly remotePort?: unknown;
}

/** A logger for the library that turns what it says into trace events. */
export function tracer(onTrace: OnTrace) {
  const hear = (entry: Entry, text: unknown): void => {
    const event = eventOf(entry, String(text));
    if (event !== null) onTrace(event);
  };
  return { trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear };
}

function eventOf({ tnx, resolved, remoteAddress, remotePort }: Entry, text: string): TraceEvent | null {
  if (tnx === 'dns') return { type: 'resolved', addresses: String(resolved) };
  if (tnx === 'network' && remoteAddress !== undefined)
    return { type: 'connected', address: String(remoteAddress), port: Number(remotePort) };
  if (tnx === 'client') return { type: 'sent', line: text };
  if (tnx === 'server') return { type: 'received', reply: text };
  if (tnx === 'smtp' && text.startsWith('Connection upgraded')) return { type: 'encrypted' };
  return null;
}
