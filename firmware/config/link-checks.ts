import { asList, asSection, type Path, type Raw, type RawSection, textOf } from './fault.ts';
import { nearest } from './nearest.ts';
import { type Report, reportTwice } from './report.ts';

/** Links whose `lines` are rules; the others name theirs. */
const CTI_LINKS: ReadonlySet<string> = new Set(['asterisk-ami', 'fritzbox', 'freeswitch-esl', 'csta-xml']);
/** Rules, too; but what these print or send names the trunk, and which of its places is free they do not know. */
const TRUNK_LINKS: ReadonlySet<string> = new Set(['smdr', 'smdi', 'ncid']);

/** A link's lines are lines of the office, its rules and its port say one thing each. */
export const checkLink = (link: RawSection, path: Path, lines: readonly string[], report: Report): void => {
  const type = textOf(link, 'type') ?? '';
  if (!CTI_LINKS.has(type)) checkPort(link['port'], [...path, 'port'], report);
  if (!CTI_LINKS.has(type) && !TRUNK_LINKS.has(type)) {
    checkLine(textOf(link, 'line'), [...path, 'line'], lines, report);
    for (const [at, id] of asList(link['lines']).entries()) {
      checkLine(typeof id === 'string' ? id : undefined, [...path, 'lines', at], lines, report);
    }
    return;
  }
  const rules = asList(link['lines']).map(asSection);
  for (const [at, rule] of rules.entries()) {
    const place = [...path, 'lines', at];
    if (TRUNK_LINKS.has(type) && Object.hasOwn(rule, 'places')) refusePlaces([...place, 'places'], report);
    else checkRule(rule, place, lines, report);
  }
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

/** One condition decides; only places may be narrowed to a channel, where a site has several trunks. */
const conditionFault = (given: readonly string[]): string | null => {
  if (given.length === 0) return 'is a rule without a condition';
  if (given.length === 1 || given.join(' ') === 'places channel') return null;
  return `is a rule with several conditions (${given.join(', ')})`;
};

const checkRule = (rule: RawSection, path: Path, lines: readonly string[], report: Report): void => {
  const given = ['places', 'did', 'channel'].filter((key) => Object.hasOwn(rule, key));
  const reason = conditionFault(given);
  if (reason !== null)
    report(
      path,
      reason,
      'Write did or channel with a line, or places; several conditions are several rules.',
    );
  for (const [at, place] of asList(rule['places']).entries()) {
    checkLine(typeof place === 'string' ? place : undefined, [...path, 'places', at], lines, report);
  }
  checkLine(textOf(rule, 'line'), [...path, 'line'], lines, report);
  if (reason === null) checkLineOfRule(Object.hasOwn(rule, 'line'), given[0] === 'places', path, report);
};

const refusePlaces = (path: Path, report: Report): void =>
  report(
    path,
    'cannot be used here: what comes in names the trunk',
    'Write channel with the trunk, or did, and line; channel: "*" is every trunk.',
  );

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
