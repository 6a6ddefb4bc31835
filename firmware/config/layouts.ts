import { dirname, resolve } from 'node:path';
import type { Layout } from '../../hw/pbx/smdr/layout.ts';
import type { LayoutFault } from '../../hw/pbx/smdr/layout-checks.ts';
import { BUILT_IN_LAYOUTS } from '../../hw/pbx/smdr/layouts/built-in.ts';
import { parseLayout } from '../../hw/pbx/smdr/parse-layout.ts';
import { asList, asSection, isSection, type Path, pathText, type RawSection, textOf } from './fault.ts';
import { nearest } from './nearest.ts';
import { type ReadFile, readOrReport } from './read-file.ts';
import type { Report } from './report.ts';
import { readSource } from './source.ts';

/** Layouts of call logs by the path of their link: `links[0]`. */
export type Layouts = ReadonlyMap<string, Layout>;

const HOW = 'docs/call-logs.md shows how one is written.';

/** Collects the layouts of all `smdr` links: a name, a section, or a file. Reports every fault, those in the file too. */
export const readLayouts = (root: RawSection, filename: string, read: ReadFile, report: Report): Layouts => {
  const found = new Map<string, Layout>();
  for (const [at, raw] of asList(root['links']).entries()) {
    const link = asSection(raw);
    if (textOf(link, 'type') !== 'smdr') continue;
    const path: Path = ['links', at];
    const layout = layoutOf(link, path, dirname(filename), read, report);
    if (layout !== null) found.set(pathText(path), layout);
  }
  return found;
};

const layoutOf = (
  link: RawSection,
  path: Path,
  folder: string,
  read: ReadFile,
  report: Report,
): Layout | null => {
  const [inline, file] = [link['layout'], textOf(link, 'layout-file')];
  if (inline !== undefined && file !== undefined) {
    report([...path, 'layout-file'], 'is given besides "layout"', 'Keep one of the two.');
    return null;
  }
  if (file !== undefined && file !== '')
    return inFile(resolve(folder, file), [...path, 'layout-file'], read, report);
  const place = [...path, 'layout'];
  if (isSection(inline))
    return checked(inline, report, (fault) => ({ ...fault, path: [...place, ...fault.path] }));
  return typeof inline === 'string'
    ? named(inline.trim(), place, report)
    : missing(place, inline === undefined && file === undefined, report);
};

const missing = (place: Path, isMissing: boolean, report: Report): null => {
  if (isMissing)
    report(place, 'is missing', 'Add the name of a layout, or layout-file. docs/call-logs.md lists them.');
  return null;
};

const named = (name: string, place: Path, report: Report): Layout | null => {
  const layout = BUILT_IN_LAYOUTS.find((one) => one.name === name);
  if (layout !== undefined) return layout;
  const names = BUILT_IN_LAYOUTS.map((one) => one.name);
  const meant = nearest(name, names);
  const remedy =
    meant === null ? `Write one of: ${names.join(', ')}; or layout-file.` : `Did you mean "${meant}"?`;
  report(place, 'is not a known layout', remedy);
  return null;
};

const inFile = (file: string, place: Path, read: ReadFile, report: Report): Layout | null => {
  const text = readOrReport(file, place, read, report);
  if (text === null) return null;
  const source = readSource(text);
  for (const { line, reason, remedy } of source.faults) {
    report(place, `is no layout: ${atLine(line)}${reason}`, remedy);
  }
  if (source.faults.length > 0) return null;
  return checked(source.raw, report, ({ path, reason, remedy }) => {
    const line = source.lineOf(path) ?? source.lineOf(path.slice(0, -1));
    const what = path.length === 0 ? `the file ${reason}` : `${pathText(path)} ${reason}`;
    return { path: place, reason: `is no layout: ${atLine(line)}${what}`, remedy };
  });
};

const atLine = (line: number | undefined): string => (line === undefined ? '' : `line ${line}: `);

const checked = (
  raw: unknown,
  report: Report,
  placed: (fault: LayoutFault) => LayoutFault,
): Layout | null => {
  const parsed = parseLayout(raw);
  if (parsed.type === 'layout') return parsed.layout;
  for (const { path, reason, remedy } of parsed.faults.map(placed))
    report(path, reason, `${remedy}\n    ${HOW}`);
  return null;
};
