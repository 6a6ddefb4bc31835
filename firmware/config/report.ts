import { type Fault, type Path, pathText, type Raw, shown, valueAt } from './fault.ts';

/** Where checks report to: the path of the value, why it cannot be, and what to do. */
export type Report = (path: Path, reason: string, remedy: string) => void;

/** A report that gathers faults with value and line. */
export const gather = (raw: Raw, lineOf: (path: Path) => number | undefined, faults: Fault[]): Report => {
  return (path, reason, remedy) => {
    const value = valueAt(raw, path);
    const line = lineOf(value === undefined ? path.slice(0, -1) : path);
    faults.push({
      path: pathText(path),
      ...(line === undefined ? {} : { line }),
      value: shown(path, value),
      reason,
      remedy,
    });
  };
};

/** Names that may stand only once. */
export const reportTwice = (
  names: readonly (string | undefined)[],
  pathAt: (at: number) => Path,
  report: Report,
): void => {
  for (const [at, name] of names.entries()) {
    const first = names.indexOf(name);
    if (name === undefined || first === at) continue;
    report(pathAt(at), `is given twice; entry ${first + 1} of the list has it already`, 'Give each its own.');
  }
};
