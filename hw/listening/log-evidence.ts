import { NO_LINE } from '../decoders/text-lines.ts';
import { type CompiledLayout, compileLayout, type Fields } from '../pbx/smdr/compile.ts';
import { frame, unfinished } from '../pbx/smdr/frame.ts';
import { DATE_ORDERS, type DateOrder, type Layout } from '../pbx/smdr/layout.ts';
import { withDateOrder } from '../pbx/smdr/layout-option.ts';
import { BUILT_IN_LAYOUTS } from '../pbx/smdr/layouts/built-in.ts';
import { textOf } from '../pbx/smdr/listen.ts';
import { readLine, recordOf } from '../pbx/smdr/read.ts';
import { timeOfDay } from '../pbx/smdr/source-time.ts';
import type { Evidence, Reason, Sample, Weigh } from './evidence.ts';

type LogEvidence = Evidence & { readonly layout: string };

interface Score {
  readonly layout: string;
  readonly read: number;
  /** Records with a date or a time of day that exists. */
  readonly timed: number;
  /** Lines that are neither records nor headings. */
  readonly foreign: number;
}

/** How few lines of a layout's own may stand among others: page ends, messages of the PBX. */
const LEAST_SHARE = 0.2;
const TIMED = 0.96;
/** Columns without a time of day that exists may be anything in columns. */
const UNTIMED = 0.62;

/** Weighs the layouts of call logs. They are made ready once: there are many of them. */
export function logWeigher(): Weigh {
  const layouts = BUILT_IN_LAYOUTS.map(compileLayout);
  return (sample) => {
    const lines = linesOf(sample);
    const scores = layouts.map((layout) => scoreOf(layout, lines)).filter(({ read }) => read > 0);
    const [best, ...others] = scores.toSorted(byReading);
    const found = best === undefined ? null : evidenceOf(best, others, lines.length);
    return found === null ? null : { ...found, dateOrders: dateOrdersOf(found.layout, lines) };
  };
}

function linesOf({ characters }: Sample): readonly Uint8Array[] {
  const { frames, rest } = frame(NO_LINE, characters);
  const last = unfinished(rest);
  return [...frames, ...(last === null ? [] : [last])].map(({ bytes }) => bytes);
}

function isTimed(compiled: CompiledLayout, fields: Fields): boolean {
  return recordOf(compiled, fields)?.startedAt !== undefined;
}

function scoreOf(compiled: CompiledLayout, lines: readonly Uint8Array[]): Score {
  let [read, timed, foreign] = [0, 0, 0];
  for (const bytes of lines) {
    const line = readLine(compiled, textOf(bytes, compiled.layout.characters));
    if (line.type === 'unknown') foreign += 1;
    if (line.type === 'continuation') read += 1;
    if (line.type !== 'record') continue;
    read += 1;
    if (timeOfDay(line.fields.get('time') ?? '') !== null || isTimed(compiled, line.fields)) timed += 1;
  }
  return { layout: compiled.layout.name, read, timed, foreign };
}

/** The one that reads most; of equal ones the one with more times. Otherwise the order of the built-in list stays. */
function byReading(one: Score, other: Score): number {
  return other.read - one.read || other.timed - one.timed || one.foreign - other.foreign;
}

/** Orders of day, month and year under which every record has a date; empty where the layout needs none. */
function dateOrdersOf(name: string, lines: readonly Uint8Array[]): readonly DateOrder[] {
  const layout = BUILT_IN_LAYOUTS.find((one) => one.name === name);
  if (layout === undefined || countDated(layout, lines).dated > 0) return [];
  return DATE_ORDERS.filter((order) => {
    const { dated, records } = countDated(withDateOrder(layout, order), lines);
    return dated > 0 && dated === records;
  });
}

function countDated(layout: Layout, lines: readonly Uint8Array[]): { dated: number; records: number } {
  const compiled = compileLayout(layout);
  let [dated, records] = [0, 0];
  for (const bytes of lines) {
    const line = readLine(compiled, textOf(bytes, layout.characters));
    if (line.type !== 'record') continue;
    records += 1;
    if (isTimed(compiled, line.fields)) dated += 1;
  }
  return { dated, records };
}

function evidenceOf(best: Score, others: readonly Score[], of: number): LogEvidence | null {
  const share = (of - best.foreign) / of;
  if (share < LEAST_SHARE) return null;
  const { layout, read, timed } = best;
  const reasons: Reason[] = [{ type: 'columns', layout, read, of, timed }];
  const equal = others.filter((one) => one.read === read && one.timed === timed).map((one) => one.layout);
  if (equal.length > 0) reasons.push({ type: 'other-layouts', layouts: equal });
  return { format: 'smdr', layout, confidence: (timed > 0 ? TIMED : UNTIMED) * Math.sqrt(share), reasons };
}
