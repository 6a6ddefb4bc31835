const NAME = /^rusuban-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;

/** Name of a nightly backup: it sorts by its time, and FAT takes it. @param now wall clock, ms */
export function nightlyName(now: number): string {
  return `rusuban-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.backup`;
}

/** When a nightly backup was made: wall clock, ms; null for any other file. */
export function madeAt(name: string): number | null {
  const [, ...parts] = NAME.exec(name) ?? [];
  const [year, month, day, hour, minute, second] = parts.map(Number);
  if (year === undefined || month === undefined) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * Which backups of a folder go, now that a new one is whole. Only names that this box gives are looked at, and never
 * the new one: made by a clock that stood in 1970 it sorts as the oldest.
 *
 * @param names everything in the folder
 * @param keep how many stay, the new one among them
 */
export function expired(names: readonly string[], made: string, keep: number): readonly string[] {
  const others = names.filter((name) => NAME.test(name) && name !== made).sort();
  return others.slice(0, Math.max(0, others.length - (keep - 1)));
}

/** What a power cut left of backups that were being made. */
export function leftovers(names: readonly string[], ends: readonly string[]): readonly string[] {
  return names.filter((name) =>
    ends.some((end) => name.endsWith(end) && NAME.test(name.slice(0, -end.length))),
  );
}
