/** More ids than a PBX gives out between two snapshots. */
const LIMIT = 2_000;

/** What was heard of calls since the last snapshot was begun: it is newer than the snapshot. */
export class News {
  readonly #heard = new Set<string>();
  readonly #ended = new Set<string>();

  begin(): void {
    this.#heard.clear();
    this.#ended.clear();
  }

  heardOf(callId: string): void {
    remember(this.#heard, callId);
  }

  endOf(callId: string): void {
    remember(this.#ended, callId);
  }

  has(callId: string): boolean {
    return this.#heard.has(callId);
  }

  hasEnd(callId: string): boolean {
    return this.#ended.has(callId);
  }
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id);
  const [oldest] = ids;
  if (ids.size > LIMIT && oldest !== undefined) ids.delete(oldest);
}
