import type { SchemaNode } from './schema-tree.ts';

interface Chapter {
  readonly title: string;
  readonly node: SchemaNode;
}

const INTRODUCTION = `# Configuration

<!-- Made from firmware/config by \`npm run docs\`; edit the descriptions there. -->

One YAML file. \`rusuban check-config FILE\` lists everything that is wrong with it, with line, reason and remedy; the box
starts only when nothing is. A complete example: [examples/rusuban.yaml](examples/rusuban.yaml).

The sections \`site\`, \`lines\`, \`extensions\`, \`links\`, \`mail\`, \`bounces\` and \`backup\` need not stand here. What the file leaves out is set on the page
under *Settings*; what it says wins there and is shown with file and line ([ADR 006](adr/006-settings-from-the-browser.md)).

- Every value is read as the text that stands there: \`0312340001\` keeps its zero with and without quotes. Quotes are needed
  where a value starts with \`# & * ! @\` or contains \`: \`.
- Secrets may stand in a file of their own (\`secret-file\`, \`password-file\`: the first line counts). They are never printed.
- Relative paths count from the folder of the configuration file.
`;

/** docs/configuration.md: every key with what may stand there, its default and what it does. */
export const configReference = (tree: SchemaNode): string => {
  const chapters = [{ title: 'The file', node: tree }, ...inside('', tree)];
  return `${INTRODUCTION}\n${chapters.map(chapterText).join('\n')}`;
};

/** Sections below a node, each after the one it stands in, named as a fault's path names it. */
const inside = (prefix: string, node: SchemaNode): Chapter[] =>
  Object.entries(node.properties ?? {}).flatMap(([key, property]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return chaptersOf(path, property);
  });

const chaptersOf = (path: string, node: SchemaNode): Chapter[] => {
  if (node.items !== undefined) return chaptersOf(`${path}[]`, node.items);
  if (node.oneOf !== undefined) {
    return node.oneOf.flatMap((option) => withInside(`${path}`, option, ` with \`type: ${typeOf(option)}\``));
  }
  return node.properties === undefined ? [] : withInside(path, node, '');
};

const withInside = (path: string, node: SchemaNode, suffix: string): Chapter[] => [
  { title: `\`${path}\`${suffix}`, node },
  ...inside(path, node),
];

const typeOf = (node: SchemaNode): string => node.properties?.['type']?.const ?? '';

const chapterText = ({ title, node }: Chapter): string => {
  const rows = Object.entries(node.properties ?? {}).map(([key, property]) =>
    row([`\`${key}\``, kindOf(property), defaultOf(key, property, node), property.description ?? '']),
  );
  const table = [row(['key', 'value', 'default', 'meaning']), row(['---', '---', '---', '---']), ...rows];
  return `## ${title}\n\n${node.description ?? ''}\n\n${table.join('\n')}\n`;
};

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const kindOf = (node: SchemaNode): string => {
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.kind !== undefined) return node.kind;
  return node.items === undefined ? 'section' : 'list of sections';
};

const defaultOf = (key: string, node: SchemaNode, parent: SchemaNode): string => {
  if (parent.required?.includes(key) === true) return '**required**';
  if (node.default === undefined) return '–';
  if (typeof node.default !== 'string')
    return isEmpty(node.default) ? '–' : `\`${JSON.stringify(node.default)}\``;
  return node.default === '' ? '`""`' : `\`${node.default}\``;
};

const isEmpty = (value: unknown): boolean => typeof value === 'object' && JSON.stringify(value).length === 2;
