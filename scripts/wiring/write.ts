/** Draws the circuits of docs/wiring.md: `npm run wiring`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DRAWINGS } from './drawings.ts';

const folder = fileURLToPath(new URL('../../docs/images/wiring/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, draw] of Object.entries(DRAWINGS)) writeFileSync(`${folder}${name}.svg`, draw());
