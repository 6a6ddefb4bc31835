import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../access/principal.ts';
import type { Who } from '../access/who.ts';
import { type Asker, askerOf } from './asker.ts';
import type { AuditNote } from './audit-note.ts';
import { forgetCookie, giveCookie } from './cookie.ts';
import { invalid } from './refusal.ts';

export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
  readonly asker: Asker;
  /** The line of the audit log about this request, for the transaction of the change. */
  readonly audit: AuditNote;
  /** The cookie of a session, for the few routes that give and take one. */
  readonly cookie: { give(value: string): void; forget(): void };
  /** Runs when the answer is out, or its reader is gone. */
  afterwards(run: () => void): void;
}

/** A route: method, path, who may, the schemas of what comes in and goes out, and a handler of a few lines. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** One line for who reads the description of the interface. */
  readonly summary: string;
  readonly who: Who;
  /** Its use is written into the audit log. */
  readonly audited: boolean;
  /** What it takes and gives, for the description of the interface and for tests that try every parameter. */
  readonly schemas: RouteSchemas;
  register(app: FastifyInstance): void;
}

export interface RouteSchemas {
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | MediaType | undefined;
  readonly reply: z.ZodType | MediaType;
}

/** Of a body that is no JSON, such as `text/csv`. */
export type MediaType = `${string}/${string}`;

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Route['method'];
  readonly path: string;
  readonly summary: string;
  readonly who: Who;
  /** Left out: every change is audited, and no reading. */
  readonly audited?: boolean;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  handle(
    input: RouteInput<z.output<P>, z.output<Q>, z.output<B>>,
  ): Promise<DeepReadonly<z.input<R>>> | DeepReadonly<z.input<R>>;
}

/** A handler may hand out what it must not change. */
type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** Nothing to say beyond success. */
export const Done = z.object({ ok: z.literal(true) });
export const done = { ok: true } as const;

export function route<
  R extends z.ZodType,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(shape: Shape<P, Q, B, R>): Route {
  return {
    method: shape.method,
    path: shape.path,
    summary: shape.summary,
    who: shape.who,
    audited: shape.audited ?? shape.method !== 'GET',
    schemas: { params: shape.params, query: shape.query, body: shape.body, reply: shape.reply },
    register(app) {
      app.route({
        method: shape.method,
        url: shape.path,
        handler: async (request, reply) => {
          const output = await shape.handle(read(shape, request, reply));
          const made = keyOf(output);
          if (made !== null) request.made = made;
          // Parsing the reply drops what the contract does not name: nothing leaves by accident.
          return reply.send(shape.reply.parse(output));
        },
      });
    },
  };
}

function read<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  shape: Pick<Shape<P, Q, B, z.ZodType>, 'params' | 'query' | 'body'>,
  request: FastifyRequest,
  reply: FastifyReply,
): RouteInput<z.output<P>, z.output<Q>, z.output<B>> {
  return {
    params: parse('path', shape.params, request.params),
    query: parse('query', shape.query, request.query),
    body: parse('body', shape.body, request.body),
    principal: request.principal,
    asker: askerOf(request),
    audit: request.audit,
    cookie: { give: (value) => giveCookie(reply, value), forget: () => forgetCookie(reply) },
    afterwards: (run) => void reply.raw.once('close', run),
  };
}

function parse<S extends z.ZodType>(where: string, schema: S | undefined, value: unknown): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>;
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(where, result.error);
  return result.data;
}

/** The key of what was made, as replies name it. */
export function keyOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null;
  if ('id' in output && typeof output.id === 'string') return output.id;
  return 'token' in output ? keyOf(output.token) : null;
}
