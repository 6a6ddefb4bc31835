import { writeFileSync } from 'node:fs';
import { configReference } from '../firmware/config/reference.ts';
import { schemaTree } from '../firmware/config/schema-tree.ts';

// `npm run docs`: the configuration reference is made from the schema, so that it cannot tell of another one.
writeFileSync(new URL('../docs/configuration.md', import.meta.url), configReference(schemaTree));
