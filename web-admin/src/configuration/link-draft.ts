import type {
  LineFields,
  LineRuleFields,
  LinkFields,
  NetworkFields,
  ShownLink,
} from '../../../firmware/http/contract/configuration.ts';

export type LinkKind = LinkFields['kind'];

/** Most likely first. */
export const KINDS: readonly LinkKind[] = [
  'asterisk-ami',
  'freeswitch-esl',
  'fritzbox',
  'csta-xml',
  'modem',
  'jclip',
  'fsk',
  'aloha',
  'isdn-ta',
];

export const USUAL_PORT: Readonly<Record<NetworkFields['kind'], string>> = {
  'asterisk-ami': '5038',
  'freeswitch-esl': '8021',
  fritzbox: '1012',
  'csta-xml': '1040',
};

/** Equipment that is being added: what is usual stands there already. */
export function freshLink(kind: LinkKind, lines: readonly LineFields[]): LinkFields {
  const [first] = lines;
  switch (kind) {
    case 'asterisk-ami':
    case 'freeswitch-esl':
    case 'fritzbox':
    case 'csta-xml':
      return {
        ...{ type: 'network', kind, name: '', host: '', user: '', secret: '', extension: [], devices: [] },
        port: USUAL_PORT[kind],
        trunk: kind === 'asterisk-ami' ? ['PJSIP/trunk*'] : [],
        rules: rulesOf('did', lines, new Map(lines.map(({ id, number }) => [id, number]))),
      };
    default:
      return { type: 'serial', kind, name: '', line: lines.length === 1 ? (first?.id ?? '') : '', path: '' };
  }
}

/** A link as it is shown becomes one that can be sent: its secret stays. null: it is set in the file only. */
export function linkFieldsOf(link: ShownLink): LinkFields | null {
  if (link.type === 'other') return null;
  if (link.type === 'serial') return link;
  const { hasSecret, ...fields } = link;
  return { ...fields, secret: hasSecret ? null : '' };
}

export type RuleBy = LineRuleFields['type'];

/** By what the rules of a link tell its lines; the browser never mixes. */
export function ruleByOf(rules: readonly LineRuleFields[]): RuleBy {
  return rules[0]?.type ?? 'did';
}

/** What stands beside each line: the number or the channel, and for places whether it is one. */
export function ruleValues(rules: readonly LineRuleFields[]): ReadonlyMap<string, string> {
  return new Map(
    rules.flatMap((rule): [string, string][] => {
      if (rule.type === 'places') return rule.lines.map((line) => [line, line]);
      return [[rule.line, rule.type === 'did' ? rule.did : rule.channel]];
    }),
  );
}

/** The rules for what stands beside the lines; a line with nothing beside it has none. */
export function rulesOf(
  by: RuleBy,
  lines: readonly LineFields[],
  values: ReadonlyMap<string, string>,
): LineRuleFields[] {
  const filled = lines.filter(({ id }) => (values.get(id) ?? '') !== '');
  if (by === 'places') return [{ type: 'places', lines: filled.map(({ id }) => id) }];
  return filled.map(({ id: line }) => {
    const value = values.get(line) ?? '';
    return by === 'did' ? { type: 'did', did: value, line } : { type: 'channel', channel: value, line };
  });
}

/** `PJSIP/a* PJSIP/b*`, as people separate things. */
export function listOf(text: string): string[] {
  return text.split(/[\s,、，]+/).filter((word) => word !== '');
}
