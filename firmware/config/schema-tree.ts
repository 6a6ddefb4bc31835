import { z } from 'zod';
import { asSection, isSection, type Path, type Raw, textOf, valueAt } from './fault.ts';
import { configSchema } from './schema.ts';

/** The schema as plain data: what the reference and the remedies are made from. */
export interface SchemaNode {
  readonly description?: string;
  readonly kind?: string;
  readonly example?: string;
  readonly default?: unknown;
  readonly const?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
}

export const schemaTree = z.toJSONSchema(configSchema, { io: 'input' }) as SchemaNode;

/** The node at a path of a document; a union is followed by the `type` that the document gives. */
export const schemaAt = (path: Path, raw: Raw): SchemaNode | undefined => {
  let node: SchemaNode | undefined = schemaTree;
  for (const [at, step] of path.entries()) {
    node = chosen(node, valueAt(raw, path.slice(0, at)));
    node = typeof step === 'number' ? node?.items : node?.properties?.[step];
  }
  return chosen(node, valueAt(raw, path));
};

const chosen = (node: SchemaNode | undefined, raw: Raw | undefined): SchemaNode | undefined => {
  if (node?.oneOf === undefined || !isSection(raw)) return node;
  const type = textOf(asSection(raw), 'type');
  return node.oneOf.find((option) => option.properties?.['type']?.const === type) ?? node;
};

/** What a union's `type` may be. */
export const typesOf = (node: SchemaNode | undefined): readonly string[] =>
  (node?.oneOf ?? []).map((option) => option.properties?.['type']?.const ?? '');
