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
