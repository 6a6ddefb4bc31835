/** Edit distance of two words (Levenshtein): letters to insert, delete or replace. */
export const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** Of very short words every other one is near: "7" is not a misspelt "1". */
const allowed = (length: number): number => {
  if (length < 4) return Math.max(0, length - 2);
  return Math.max(2, Math.floor(length / 3));
};

/** The word that was probably meant, or null when none is close. Used for keys, commands and options. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  const short = word.slice(0, 40).toLowerCase();
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(short, candidate.toLowerCase()) }))
    .sort((one, other) => one.far - other.far);
  const best = ranked[0];
  return best !== undefined && best.far <= allowed(best.candidate.length) ? best.candidate : null;
};
