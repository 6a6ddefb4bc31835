import { z } from 'zod';
import * as access from './contract/access.ts';
import * as backup from './contract/backup.ts';
import * as board from './contract/board.ts';
import * as bounces from './contract/bounces.ts';
import * as calls from './contract/calls.ts';
import * as certificate from './contract/certificate.ts';
import * as common from './contract/common.ts';
import * as configuration from './contract/configuration.ts';
import * as customers from './contract/customers.ts';
import * as events from './contract/events.ts';
import * as facts from './contract/facts.ts';
import * as hardware from './contract/hardware.ts';
import * as health from './contract/health.ts';
import * as imports from './contract/import.ts';
import * as listening from './contract/listening.ts';
import * as mailFault from './contract/mail-fault.ts';
import * as mailRules from './contract/mail-rules.ts';
import * as outbox from './contract/outbox.ts';
import * as panel from './contract/panel.ts';
import * as presence from './contract/presence.ts';
import * as privacy from './contract/privacy.ts';
import * as reason from './contract/reason.ts';
import * as settings from './contract/settings.ts';
import * as statistics from './contract/statistics.ts';
import * as templates from './contract/templates.ts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const PARTS = [
  ...[access, backup, board, bounces, calls, certificate, common, configuration, customers, events, facts],
  ...[hardware, health, imports, listening, mailFault, mailRules, outbox, panel, presence, privacy, reason],
  ...[settings, statistics, templates],
];

/** The contract's own names become the names of the document's schemas; those of queries are taken apart there. */
const NAMES = z.registry<{ id: string }>();
for (const [id, schema] of PARTS.flatMap((part) => Object.entries(part))) {
  if (schema instanceof z.ZodType && !/(?:Query|Export)$/.test(id)) NAMES.add(schema, { id });
}

/** The named schemas of one document, gathered while it is written. */
export class SchemaBook {
  readonly #schemas = new Map<string, JsonSchema>();

  /**
   * @param io what is sent to the box leaves out what has a default; what comes from it has everything
   * @throws Error where one name means two things
   */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema, $defs = {}, ...rest } = z.toJSONSchema(schema, { metadata: NAMES, io, override });
    for (const [name, one] of Object.entries($defs)) this.#add(name, inComponents(one));
    return inComponents(rest);
  }

  get all(): Readonly<Record<string, JsonSchema>> {
    const names = [...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(names);
  }

  #add(name: string, schema: JsonSchema): void {
    const known = this.#schemas.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`The schema ${name} is one thing when it is sent and another when it comes.`);
    }
    this.#schemas.set(name, schema);
  }
}

/** A reply may get more fields in a later release; and that an integer is a safe one goes without saying. */
function override({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema['additionalProperties'] === false) delete jsonSchema['additionalProperties'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
}

/** JSON Schema keeps named parts under `$defs`, OpenAPI under `components`. */
function inComponents(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
