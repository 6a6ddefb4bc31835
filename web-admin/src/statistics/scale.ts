/** Marks of an axis from 0: three to six round steps that hold `most`. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** The hours that the page shows: those with calls, and at least 8 to 18. */
export function hoursOf(calls: readonly number[]): number[] {
  const used = calls.flatMap((count, hour) => (count > 0 ? [hour] : []));
  const from = Math.min(8, ...used);
  const to = Math.max(18, ...used);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** The hour in which most calls slip away; null where none stands out. */
export function worstHour(missed: readonly number[]): number | null {
  const most = Math.max(...missed);
  const hour = missed.indexOf(most);
  const others = missed.toSorted((a, b) => b - a)[1] ?? 0;
  return most >= 3 && most > others ? hour : null;
}
