import { z } from 'zod';
import { line, PageQuery, page, Time, Uuid } from './common.ts';

const name = line(60).min(1);

/** At least ten characters, and not one over and over. */
export const Password = z
  .string()
  .min(10, 'at least 10 characters')
  .max(200)
  .refine((text) => new Set(text).size >= 4, 'at least four different characters');

/** GET /api/me: who the page is to the box, and which doors are open to strangers. */
export const Me = z.object({
  type: z.enum(['anonymous', 'administrator', 'terminal', 'token', 'demo']),
  name: z.string(),
  /** The telephone beside this terminal, where an administrator has said it. */
  extension: z.string().nullable(),
  /** It sees only the customers of this representative; null: everybody's. */
  representativeId: Uuid.nullable(),
  /** Somebody may make an administrator with a set-up code. */
  setupOpen: z.boolean(),
  /** Nobody can log in before that. */
  setupNeeded: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** POST /api/session. What is wrong is not said: name or password. */
export const LogIn = z.object({ name: z.string().max(100), password: z.string().max(200) });
export type LogIn = z.infer<typeof LogIn>;

/** POST /api/setup: makes an administrator, or gives one a new password, with the code from the box's console. */
export const SetUp = z.object({ code: z.string().max(40), name, password: Password });
export type SetUp = z.infer<typeof SetUp>;

/** POST /api/pair: six digits, or the secret of a link. */
export const Pair = z.object({ key: z.string().min(1).max(100) });
export type Pair = z.infer<typeof Pair>;

export const NewUser = z.object({ name, password: Password });
export type NewUser = z.infer<typeof NewUser>;
export const User = z.object({ id: Uuid, name: z.string(), createdAt: Time });
export type User = z.infer<typeof User>;
export const UserList = z.object({ items: z.array(User) });
export type UserList = z.infer<typeof UserList>;

/** PUT /api/me/password */
export const ChangePassword = z.object({ current: z.string().max(200), password: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const TerminalInput = z.object({
  name,
  extension: line(64).min(1).nullable().default(null),
  /** It sees only the customers of this representative; null: everybody's. */
  representativeId: Uuid.nullable().default(null),
});
/** As it is sent: what is left out has its default. */
export type TerminalInput = z.input<typeof TerminalInput>;
export const Terminal = z.object({
  id: Uuid,
  name: z.string(),
  extension: z.string().nullable(),
  representativeId: Uuid.nullable(),
  createdAt: Time,
  expiresAt: Time,
  revokedAt: Time.nullable(),
  /** Last request, in steps of a day. */
  seenAt: Time.nullable(),
});
export type Terminal = z.infer<typeof Terminal>;
export const TerminalList = z.object({ items: z.array(Terminal) });
export type TerminalList = z.infer<typeof TerminalList>;

/** POST /api/pairings: six digits and a link for one new terminal, for a quarter of an hour. */
export const Pairing = z.object({
  id: z.string(),
  code: z.string(),
  /** Behind the # of /pair in a link. */
  secret: z.string(),
  expiresAt: Time,
});
export type Pairing = z.infer<typeof Pairing>;
/** GET /api/pairings/:id */
export const PairingState = z.object({ open: z.boolean() });
export type PairingState = z.infer<typeof PairingState>;

export const Scope = z.enum([
  'board:read',
  'calls:read',
  'calls:write',
  'customers:read',
  'customers:write',
  'mail:read',
  'mail:write',
  'mode:write',
  'settings:read',
  'metrics:read',
]);
export type Scope = z.infer<typeof Scope>;
export const NewToken = z.object({ name, scopes: z.array(Scope).min(1).max(20) });
export type NewToken = z.infer<typeof NewToken>;
export const Token = z.object({
  id: Uuid,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: Time,
  /** Last use, in steps of a day. */
  seenAt: Time.nullable(),
});
export type Token = z.infer<typeof Token>;
export const TokenList = z.object({ items: z.array(Token) });
export type TokenList = z.infer<typeof TokenList>;
/** POST /api/tokens: the only time that the key is shown. */
export const MadeToken = z.object({ token: Token, key: z.string() });
export type MadeToken = z.infer<typeof MadeToken>;

/** GET /api/audit: newest first. */
export const AuditQuery = PageQuery.extend({
  actor: z.string().max(60).optional(),
  action: z.string().max(100).optional(),
  /** `login`: coming and going; `change`, `export`: use of routes. */
  kind: z.enum(['login', 'change', 'export']).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});
export const AuditEntry = z.object({
  id: Uuid,
  at: Time,
  actorType: z.string(),
  actorName: z.string(),
  address: z.string(),
  /** `login`, `logout`, … or method and path of a route. */
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditPage = page(AuditEntry);
export type AuditPage = z.infer<typeof AuditPage>;
