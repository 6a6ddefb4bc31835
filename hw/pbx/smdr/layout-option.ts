import type { OpenDocument, OpenedDocument } from '../../decoders/open-document.ts';
import { OptionRefused } from '../../decoders/option-refused.ts';
import { DATE_ORDERS, type DateOrder, type Layout } from './layout.ts';
import { BUILT_IN_LAYOUTS } from './layouts/built-in.ts';
import { parseLayout } from './parse-layout.ts';

/**
 * The layout behind a name or the path of a file; what is no plain name is a path.
 *
 * @throws OptionRefused when there is no such layout, with every fault of the file when it is wrong
 */
export function layoutNamed(name: string, open: OpenDocument): Layout {
  const builtIn = BUILT_IN_LAYOUTS.find((layout) => layout.name === name);
  if (builtIn !== undefined) return builtIn;
  if (!/[./\\]/.test(name)) {
    const names = BUILT_IN_LAYOUTS.map((layout) => layout.name).join(', ');
    throw new OptionRefused(`unknown layout "${name}"`, `Write the path of a file, or one of: ${names}.`);
  }
  return layoutIn(name, open(name));
}

function layoutIn(path: string, { raw, lineOf, faults }: OpenedDocument): Layout {
  const parsed = faults.length === 0 ? parseLayout(raw) : null;
  if (parsed?.type === 'layout') return parsed.layout;
  const details = parsed === null ? faults : parsed.faults.map((fault) => faultText(fault, lineOf));
  throw new OptionRefused(`${path} is no layout`, 'docs/call-logs.md shows how one is written.', details);
}

type Fault = Extract<ReturnType<typeof parseLayout>, { readonly type: 'faults' }>['faults'][number];

/** `line 3: forms[0].columns.line is not a range of columns` and the remedy on the next line. */
function faultText({ path, reason, remedy }: Fault, lineOf: OpenedDocument['lineOf']): string {
  const where = path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
  const line = lineOf(path) ?? lineOf(path.slice(0, -1));
  const what = where === '' ? `the file ${reason}` : `${where} ${reason}`;
  return `${line === undefined ? '' : `line ${line}: `}${what}\n    ${remedy}`;
}

/** The layout with another order of day, month and year, which is a setting in many PBXs. @throws OptionRefused */
export function withDateOrder(layout: Layout, text: string): Layout {
  const order: DateOrder | undefined = DATE_ORDERS.find((one) => one === text);
  if (order !== undefined) return { ...layout, date: order };
  throw new OptionRefused(`unknown date order "${text}"`, `Write one of: ${DATE_ORDERS.join(', ')}.`);
}
