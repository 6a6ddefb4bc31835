import type { Clock } from '../clock.ts';
import type { Keep } from '../desk/storage.ts';

/** A memo that was begun: kept in the browser until it is sent, so that a closed tab loses nothing. */
export interface Draft {
  readonly text: string;
  readonly subject: string;
  readonly representativeId: string | null;
  readonly toAddress: string;
}

export interface Drafts {
  read(callKey: string): Draft | null;
  write(callKey: string, draft: Draft): void;
  remove(callKey: string): void;
  /** Forgets what nobody came back for. */
  prune(): void;
}

const PREFIX = 'rusuban.draft.';
const KEPT_MS = 14 * 24 * 3_600_000;
const KEPT_COUNT = 50;

export function createDrafts(keep: Keep, clock: Clock): Drafts {
  const entry = (key: string) => parse(keep.read(key));
  return {
    read: (callKey) => entry(PREFIX + callKey)?.draft ?? null,
    write: (callKey, draft) => keep.write(PREFIX + callKey, JSON.stringify({ at: clock.now(), draft })),
    remove: (callKey) => keep.remove(PREFIX + callKey),
    prune() {
      const keys = keep.keys().filter((key) => key.startsWith(PREFIX));
      const dated = keys.map((key) => ({ key, at: entry(key)?.at ?? 0 })).sort((a, b) => b.at - a.at);
      const old = clock.now() - KEPT_MS;
      for (const [index, { key, at }] of dated.entries()) {
        if (at < old || index >= KEPT_COUNT) keep.remove(key);
      }
    },
  };
}

interface Entry {
  readonly at: number;
  readonly draft: Draft;
}

/** Whatever an older page wrote must not stop the dialog from opening. */
function parse(text: string | null): Entry | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('draft' in value)) return false;
  const { at, draft } = value;
  if (typeof at !== 'number' || typeof draft !== 'object' || draft === null) return false;
  return (
    'text' in draft &&
    typeof draft.text === 'string' &&
    'subject' in draft &&
    typeof draft.subject === 'string' &&
    'toAddress' in draft &&
    typeof draft.toAddress === 'string' &&
    'representativeId' in draft &&
    (draft.representativeId === null || typeof draft.representativeId === 'string')
  );
}
