import { asList, asSection, type Path, type RawSection, textOf } from './fault.ts';
import { type Report, reportTwice } from './report.ts';

/** Links whose bytes may come in several ways. */
const WIRED: ReadonlySet<string> = new Set([
  'fsk',
  'jclip',
  'aloha',
  'isdn-ta',
  'whozz',
  'smdr',
  'smdi',
  'ncid',
]);
const WAYS = ['port', 'connect-to', 'listen-on', 'udp'];
const OF_SERIAL = ['baud', 'framing', 'flow-control'];
const CHOICE =
  'Write one of: port (serial), connect-to (it listens on TCP), listen-on (it connects to the box)';

/** Bytes come one way, and what belongs to another way stands there in vain. */
export const checkWire = (link: RawSection, path: Path, report: Report): void => {
  const type = textOf(link, 'type') ?? '';
  if (!WIRED.has(type)) return;
  const [way, ...more] = WAYS.filter((key) => Object.hasOwn(link, key));
  if (way === undefined) {
    const remedy = `${CHOICE}${type === 'whozz' ? ', udp (it sends packets)' : ''}.`;
    report(path, 'does not say where the equipment is', remedy);
    return;
  }
  for (const key of more) report([...path, key], `is given besides "${way}"`, 'Keep one of the two.');
  if (way === 'port') return;
  for (const key of OF_SERIAL.filter((one) => Object.hasOwn(link, one))) {
    report(
      [...path, key],
      'belongs to a serial port, and there is none',
      'Remove it; at a converter it is set there.',
    );
  }
};

/** A port of the box belongs to one link. */
export const checkListeners = (root: RawSection, report: Report): void => {
  const links = asList(root['links']).map(asSection);
  for (const way of ['listen-on', 'udp']) {
    const ports = links.map((link) => textOf(asSection(link[way]), 'port'));
    reportTwice(ports, (at) => ['links', at, way, 'port'], report);
  }
};
