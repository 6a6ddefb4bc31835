import type { LinkConfig } from './config.ts';

/** The lines that a link can tell of. */
export function linesOf(link: LinkConfig): string[] {
  switch (link.type) {
    case 'asterisk-ami':
    case 'fritzbox':
    case 'freeswitch-esl':
    case 'csta-xml':
      return link.lines.flatMap((rule) => (rule.type === 'places' ? rule.lines : [rule.line]));
    case 'smdr':
    case 'smdi':
    case 'ncid':
      return link.lines.map((rule) => rule.line);
    case 'whozz':
      return [...link.lines];
    default:
      return [link.line];
  }
}
