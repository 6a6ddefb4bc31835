import type { z } from 'zod';
import type { Who } from '../access/who.ts';
import { Refusal } from './contract/common.ts';
import { BoxEvent } from './contract/events.ts';
import { type JsonSchema, SchemaBook } from './open-api-schemas.ts';
import type { Route, RouteSchemas } from './route.ts';

/** An OpenAPI document, https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApi extends Readonly<Record<string, unknown>> {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The interface, described by the very routes that the box serves. */
export function openApi(routes: readonly Route[]): OpenApi {
  const book = new SchemaBook();
  const paths: Record<string, Record<string, unknown>> = {};
  const byPath = [...routes].sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const one of byPath) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one, book) };
  }
  const refused = { description: 'Refused', content: json(book.of(Refusal, 'output')) };
  book.of(BoxEvent, 'output');
  return {
    openapi: '3.1.1',
    info: INFO,
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: book.all,
      responses: { Refused: refused },
      parameters: { OwnHeader: OWN_HEADER },
      securitySchemes: SECURITY,
    },
  };
}

const INFO = {
  title: 'Rusuban',
  version: '1',
  description:
    'Who calls, who is called back, and what is mailed. Times are milliseconds since 1970 in UTC. Lists come in pages: ' +
    'what `next` says goes into `cursor`. Fields may be added; programs leave aside what they do not know.',
};

const SECURITY = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'Made under Settings › Keys for programs; good for its scopes.',
  },
  session: { type: 'apiKey', in: 'cookie', name: 'rusuban', description: 'Of a browser that has come in.' },
};

const OWN_HEADER = {
  name: 'X-Rusuban',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'Any value. Changes need it with a cookie; not with a token.',
};

function operation({ method, path, summary, who, schemas }: Route, book: SchemaBook): object {
  const body = schemas.body === undefined ? {} : { requestBody: bodyOf(schemas.body, book) };
  return {
    operationId: nameOf(method, path),
    summary,
    tags: [/^\/(?:api\/)?([\w-]+)/.exec(path)?.[1] ?? ''],
    security: securityOf(who),
    parameters: [
      ...parametersOf(schemas.params, 'path', book),
      ...parametersOf(schemas.query, 'query', book),
      ...(method === 'GET' ? [] : [{ $ref: '#/components/parameters/OwnHeader' }]),
    ],
    ...body,
    responses: {
      '200': { description: 'Done', content: contentOf(schemas.reply, 'output', book) },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

/** `getCallsKeyMemo` */
function nameOf(method: string, path: string): string {
  const words = path.replace(/^\/(?:api\/)?/, '').split(/\W+/);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return method.toLowerCase() + words.map(capital).join('');
}

/** Either is enough. */
function securityOf(who: Who): object[] {
  if (who.role === 'anyone') return [];
  const scope = 'scope' in who ? who.scope : null;
  return [...(scope === null ? [] : [{ token: [scope] }]), { session: [] }];
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', book: SchemaBook): object[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = book.of(schema, 'input') as ObjectSchema;
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

function bodyOf(body: NonNullable<RouteSchemas['body']>, book: SchemaBook): object {
  return { required: true, content: contentOf(body, 'input', book) };
}

function contentOf(content: RouteSchemas['reply'], io: 'input' | 'output', book: SchemaBook): object {
  return typeof content === 'string' ? { [content]: {} } : json(book.of(content, io));
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
