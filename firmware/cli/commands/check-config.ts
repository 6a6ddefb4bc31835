import type { Config, LinkConfig } from '../../config/config.ts';
import { linesOf } from '../../config/lines-of.ts';
import { ConfigError } from '../../errors.ts';
import { wayInWords } from '../../mail/way-words.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config-file.ts';

export const checkConfig: Command = {
  name: 'check-config',
  summary: 'list every fault of a configuration file, with its remedy',
  synopsis: 'FILE',
  words: [1, 1],
  options: {},
  async run(typed, { out, readFile }) {
    const [filename = ''] = typed.positionals;
    try {
      await out(summaryOf(readConfig(filename, readFile).config));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      await out(`${[`${error.message}.`, ...error.details].join('\n\n')}\n`);
      return EXIT.refused;
    }
  },
};

/** What the box would do, so that a right file with the wrong content is seen too. Nothing secret is in it. */
const summaryOf = (config: Config): string => {
  const { mail, site } = config;
  const lines = [
    'The file is good.',
    `  office      ${site.name} (${site.region}, ${site.timezone})`,
    `  lines       ${config.lines.length === 0 ? 'set in the browser' : config.lines.map(({ id, name }) => (id === name ? id : `${id} ${name}`)).join(', ')}`,
    `  extensions  ${config.extensions.length === 0 ? 'none named' : config.extensions.map(({ id }) => id).join(', ')}`,
    ...config.links.map((link) => `  link        ${linkText(link)}`),
    `  panel       ${config.panel.buttons === null ? 'no buttons' : `${config.panel.buttons.type} on ${config.panel.chip || config.panel.backend}`}`,
    mail.server === null
      ? '  mail        set in the browser'
      : `  mail        ${mail.from.address} through ${wayInWords(mail.server)}`,
    ...(mail.fallback === null ? [] : [`              or else ${wayInWords(mail.fallback)}`]),
    `  data        ${config.data}`,
    ...notesOn(config),
  ];
  return `${lines.join('\n')}\n`;
};

const linkText = (link: LinkConfig): string => {
  if ('host' in link) return `${link.name}: ${link.type} at ${link.host}:${link.port}`;
  const heard = linesOf(link).length === 1 ? 'line' : 'lines';
  return `${link.name}: ${link.type} ${wayText(link)} hears ${heard} ${linesOf(link).join(', ')}`;
};

const wayText = (link: Exclude<LinkConfig, { host: string }>): string => {
  if ('connectTo' in link) return `at ${link.connectTo.host}:${link.connectTo.port}`;
  if ('listenOn' in link) return `that connects to port ${link.listenOn.port}`;
  if ('udp' in link) return `by packets to port ${link.udp.port}`;
  if (!('port' in link)) return `on GPIO lines of ${link.chip === '' ? 'memory' : link.chip}`;
  return `on ${link.port.type === 'path' ? link.port.path : `USB ${link.port.serial}`}`;
};

/** Not wrong, but perhaps not meant. */
const notesOn = (config: Config): readonly string[] => {
  if (config.links.length === 0) return ['Note: there is no link here; the equipment is set in the browser.'];
  const heard = new Set(config.links.flatMap(linesOf));
  const deaf = config.lines.filter(({ id }) => !heard.has(id));
  return deaf.map(({ id }) => `Note: no link tells of line ${id}.`);
};
