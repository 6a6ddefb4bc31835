import { asList, asSection, type Path, type Raw, type RawSection, textOf } from './fault.ts';
import { nearest } from './nearest.ts';
import { checkPanel } from './panel-checks.ts';
import type { Report } from './report.ts';

/**
 * What no single value can tell: names given twice, lines that nobody defined, choices that exclude each other. Works on
 * the document as it is, so that these faults are listed together with those of the schema.
 */
export const crossCheck = (root: RawSection, report: Report): void => {
  checkUnique(root, 'lines', 'id', report);
  checkUnique(root, 'extensions', 'id', report);
  checkLinkNames(root, report);
  const lines = asList(root['lines']).flatMap((line) => textOf(asSection(line), 'id') ?? []);
  for (const [at, raw] of asList(root['links']).entries())
    checkLink(asSection(raw), ['links', at], lines, report);
  checkPorts(root, report);
  checkPanel(asSection(root['panel']), report);
  checkMail(asSection(asSection(root['mail'])['server']), report);
};

const checkUnique = (root: RawSection, list: string, key: string, report: Report): void => {
  const names = asList(root[list]).map((entry) => textOf(asSection(entry), key));
  reportTwice(names, (at) => [list, at, key], report);
};

const reportTwice = (
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

/** A PBX link without a name is called "pbx": two of them would be one in the log and on the equipment page. */
const checkLinkNames = (root: RawSection, report: Report): void => {
  const names = asList(root['links']).map((raw) => {
    const link = asSection(raw);
    return textOf(link, 'name') ?? (textOf(link, 'type') === 'asterisk-ami' ? 'pbx' : undefined);
  });
  reportTwice(names, (at) => ['links', at, 'name'], report);
};

const checkLink = (link: RawSection, path: Path, lines: readonly string[], report: Report): void => {
  if (textOf(link, 'type') === 'modem') {
    checkLine(textOf(link, 'line'), [...path, 'line'], lines, report);
    checkPort(link['port'], [...path, 'port'], report);
    return;
  }
  const rules = asList(link['lines']).map(asSection);
  for (const [at, rule] of rules.entries()) checkRule(rule, [...path, 'lines', at], lines, report);
  reportTwice(
    rules.map((rule) => textOf(rule, 'did')),
    (at) => [...path, 'lines', at, 'did'],
    report,
  );
};

const checkLine = (id: string | undefined, path: Path, lines: readonly string[], report: Report): void => {
  if (id === undefined || id === '' || lines.includes(id)) return;
  const meant = nearest(id, lines);
  const known = lines.length === 0 ? 'No line is defined.' : `Defined are: ${lines.join(', ')}.`;
  report(
    path,
    'is not a line of the list "lines"',
    meant === null ? `${known} Add it there, or use one of them.` : `Did you mean "${meant}"?`,
  );
};

const RULE_KEYS = ['did', 'channel', 'places'] as const;

const checkRule = (rule: RawSection, path: Path, lines: readonly string[], report: Report): void => {
  const given = RULE_KEYS.filter((key) => Object.hasOwn(rule, key));
  if (given.length !== 1) {
    const reason =
      given.length === 0
        ? 'is a rule without a condition'
        : `is a rule with several conditions (${given.join(', ')})`;
    report(
      path,
      reason,
      'Write exactly one of did, channel and places; several conditions are several rules.',
    );
  }
  for (const [at, place] of asList(rule['places']).entries()) {
    checkLine(typeof place === 'string' ? place : undefined, [...path, 'places', at], lines, report);
  }
  checkLine(textOf(rule, 'line'), [...path, 'line'], lines, report);
  if (given.length === 1) checkLineOfRule(Object.hasOwn(rule, 'line'), given[0] === 'places', path, report);
};

const checkLineOfRule = (hasLine: boolean, hasPlaces: boolean, path: Path, report: Report): void => {
  if (hasPlaces && hasLine)
    report(
      [...path, 'line'],
      'does not belong to a rule with places',
      'Remove it: the places are the lines.',
    );
  if (!hasPlaces && !hasLine)
    report([...path, 'line'], 'is missing', 'Say which line it is, for example line: "1".');
};

const checkPort = (raw: Raw | undefined, path: Path, report: Report): void => {
  if (raw === undefined || typeof raw === 'string') return;
  const port = asSection(raw);
  const given = ['path', 'usb-serial'].filter((key) => Object.hasOwn(port, key));
  if (given.length === 1) return;
  report(
    path,
    given.length === 0 ? 'does not say where the port is' : 'gives two places for one port',
    'Write either path or usb-serial.',
  );
};

const checkPorts = (root: RawSection, report: Report): void => {
  const ports = asList(root['links']).map((link) => asSection(asSection(link)['port']));
  for (const key of ['path', 'usb-serial']) {
    reportTwice(
      ports.map((port) => textOf(port, key)),
      (at) => ['links', at, 'port', key],
      report,
    );
  }
};

const ON_THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const checkMail = (server: RawSection, report: Report): void => {
  const user = textOf(server, 'user');
  const key = ['password', 'password-file'].find((name) => Object.hasOwn(server, name));
  const path = ['mail', 'server'];
  if (user === undefined && key !== undefined)
    report(
      [...path, 'user'],
      'is missing, but there is a password',
      'Add the user name, or remove the password.',
    );
  const isOpen = textOf(server, 'security') === 'none' && !ON_THIS_MACHINE.has(textOf(server, 'host') ?? '');
  if (isOpen && user !== undefined)
    report(
      [...path, 'security'],
      'would send the password through the network unencrypted',
      'Write starttls or tls, or remove user and password.',
    );
};
