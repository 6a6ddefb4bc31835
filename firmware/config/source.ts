import { isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Fault, Path, Raw } from './fault.ts';

const MAX_CHARACTERS = 1_000_000;

/** A configuration file as data, and the way back from a path to its line. */
export interface Source {
  readonly raw: Raw;
  readonly lineOf: (path: Path) => number | undefined;
  readonly faults: readonly Fault[];
}

/** Faults after which the rest of the document is still what its author meant, so that it can be checked too. */
const HARMLESS: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'BAD_SCALAR_START', 'TAG_RESOLVE_FAILED']);

const QUOTE = 'Put the value in quotes.';
/** The parser's own messages quote the file, and with it perhaps a password: they are never passed on. */
const EXPLANATIONS: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  DUPLICATE_KEY: ['this key stands twice in the same section', 'Remove one of the two.'],
  TAB_AS_INDENT: [
    'the line is indented with a tab, which YAML does not allow',
    'Indent with blanks, two for each step.',
  ],
  BAD_SCALAR_START: ['a value starts with a character that means something else in YAML', QUOTE],
  TAG_RESOLVE_FAILED: ['a value starts with !, which means something else in YAML', QUOTE],
  BAD_ALIAS: ['a value starts with *, which means something else in YAML', QUOTE],
  BLOCK_AS_IMPLICIT_KEY: [
    'there are two colons on one line, or a line is indented too far',
    'Put a value that contains ": " in quotes.',
  ],
  BAD_INDENT: [
    'the indentation does not fit the lines above, or a bracket is not closed',
    'Indent all keys of a section equally, with blanks, and close [ and {.',
  ],
  MISSING_CHAR: [
    'a quote, a comma, a colon or a bracket is missing',
    'Complete the pair of quotes or brackets.',
  ],
  MULTIPLE_DOCS: ['there is a second document after ---', 'Keep one document in the file.'],
};
const UNKNOWN = [
  'the line is not valid YAML',
  'Look for a missing blank after a colon, a missing "-" of a list, and for uneven indentation.',
] as const;

const yamlFault = (error: YAMLError, lines: LineCounter): Fault => {
  const [reason, remedy] = EXPLANATIONS[error.code] ?? UNKNOWN;
  return { path: '', line: lines.linePos(error.pos[0]).line, value: '(this line)', reason, remedy };
};

/** One missing bracket makes the parser stumble over every word behind it: what is told is where each line first broke. */
const firstOfEachLine = (errors: readonly YAMLError[], lines: LineCounter): YAMLError[] => {
  const broken = new Set<number>();
  return errors.filter((error) => {
    if (HARMLESS.has(error.code)) return true;
    const { line } = lines.linePos(error.pos[0]);
    const isFirst = !broken.has(line);
    broken.add(line);
    return isFirst;
  });
};

const wholeFileFault = (reason: string, remedy: string): Source => ({
  raw: {},
  lineOf: () => undefined,
  faults: [{ path: '', value: '(the file)', reason, remedy }],
});

/**
 * Reads YAML with the failsafe schema: every scalar is the text in the file. `raw` is empty when the faults make the
 * document untrustworthy. Never throws.
 */
export const readSource = (text: string): Source => {
  if (text.length > MAX_CHARACTERS)
    return wholeFileFault('is longer than a million characters', 'Is this the right file?');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const errors = [...document.errors, ...document.warnings];
  const faults = firstOfEachLine(errors, lines).map((error) => yamlFault(error, lines));
  const lineOf = (path: Path): number | undefined => {
    const start = nodeStart(document.getIn(path, true) as Node | undefined);
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  const dependable = errors.every((error) => HARMLESS.has(error.code));
  if (!dependable) return { raw: {}, lineOf, faults };
  try {
    return { raw: (document.toJS({ maxAliasCount: 100 }) ?? {}) as Raw, lineOf, faults };
  } catch {
    const [reason, remedy] = EXPLANATIONS['BAD_ALIAS'] ?? UNKNOWN;
    return { raw: {}, lineOf, faults: [...faults, { path: '', value: '(the file)', reason, remedy }] };
  }
};

const nodeStart = (node: Node | undefined): number | undefined => {
  const range = node?.range;
  if (range === undefined || range === null) return undefined;
  return isScalar(node) && node.source === '' ? Math.max(0, range[0] - 1) : range[0];
};
