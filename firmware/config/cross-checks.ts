import { asList, asSection, isSection, type RawSection, textOf } from './fault.ts';
import { checkGpio } from './gpio-checks.ts';
import { checkInformation } from './information-checks.ts';
import { checkLink } from './link-checks.ts';
import { checkBounces, checkMail } from './mail-checks.ts';
import { checkPanel } from './panel-checks.ts';
import { type Report, reportTwice } from './report.ts';
import { checkListeners, checkWire } from './wire-checks.ts';

/**
 * What no single value can tell: names given twice, lines that nobody defined, choices that exclude each other. Works on
 * the document as it is, so that these faults are listed together with those of the schema.
 */
export const crossCheck = (root: RawSection, report: Report): void => {
  checkUnique(root, 'lines', 'id', report);
  checkUnique(root, 'extensions', 'id', report);
  checkLinkNames(root, report);
  const lines = asList(root['lines']).flatMap((line) => textOf(asSection(line), 'id') ?? []);
  for (const [at, raw] of asList(root['links']).entries()) {
    checkLink(asSection(raw), ['links', at], lines, report);
    checkWire(asSection(raw), ['links', at], report);
  }
  checkPorts(root, report);
  checkListeners(root, report);
  checkPanel(asSection(root['panel']), report);
  checkGpio(root, report);
  if (isSection(root['mail'])) checkMail(root['mail'], report);
  checkBounces(asSection(root['bounces']), report);
  checkSilence(root, report);
  checkInformation(root, report);
};

const checkUnique = (root: RawSection, list: string, key: string, report: Report): void => {
  const names = asList(root[list]).map((entry) => textOf(asSection(entry), key));
  reportTwice(names, (at) => [list, at, key], report);
};

const USUAL_NAMES: ReadonlyMap<string, string> = new Map([
  ['asterisk-ami', 'pbx'],
  ['freeswitch-esl', 'pbx'],
  ['csta-xml', 'pbx'],
  ['fritzbox', 'fritzbox'],
  ['whozz', 'whozz'],
  ['smdr', 'smdr'],
  ['smdi', 'smdi'],
  ['ncid', 'ncid'],
]);

/** A PBX link without a name is called "pbx": two of them would be one in the log and on the equipment page. */
const checkLinkNames = (root: RawSection, report: Report): void => {
  const names = linkNames(root);
  reportTwice(names, (at) => ['links', at, 'name'], report);
};

const linkNames = (root: RawSection): readonly (string | undefined)[] =>
  asList(root['links']).map((raw) => {
    const link = asSection(raw);
    return textOf(link, 'name') ?? USUAL_NAMES.get(textOf(link, 'type') ?? '');
  });

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

const checkSilence = (root: RawSection, report: Report): void => {
  const types = asList(root['links']).flatMap((raw) => textOf(asSection(raw), 'type') ?? []);
  // A link without a name is called by its type, some with a number.
  const links = new Set([...linkNames(root), ...types, ...types.map((type) => `${type}-1`)]);
  for (const [at, raw] of asList(asSection(root['health'])['silence']).entries()) {
    const link = textOf(asSection(raw), 'link');
    if (link !== undefined && !links.has(link))
      report(['health', 'silence', at, 'link'], 'names no link', 'Write the name of one of the links.');
  }
};
