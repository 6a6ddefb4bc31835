import { z } from 'zod';
import { ShownBackup } from './backup.ts';
import { ShownBounces } from './bounces.ts';
import { Time } from './common.ts';
import { MailFault } from './mail-fault.ts';
import { Secret, Typed, TypedCode, TypedNumber } from './typed.ts';

export const SectionName = z.enum(['site', 'lines', 'extensions', 'links', 'mail', 'bounces', 'backup']);
export type SectionName = z.infer<typeof SectionName>;

/** Where a section is set. `file`: there and nowhere else; the browser shows it. `demo`: it belongs to the stage. */
export const SectionPlace = z.discriminatedUnion('type', [
  z.object({ type: z.literal('file'), file: z.string(), line: z.number().int().nullable() }),
  z.object({ type: z.literal('browser') }),
  z.object({ type: z.literal('demo') }),
]);
export type SectionPlace = z.infer<typeof SectionPlace>;

/** PUT /api/configuration/site */
export const SiteFields = z.object({
  name: Typed,
  locale: z.enum(['ja', 'en']),
  timezone: Typed,
  outsidePrefix: TypedNumber,
});
export type SiteFields = z.infer<typeof SiteFields>;

export const LineFields = z.object({ id: TypedCode, name: Typed, number: TypedNumber });
export type LineFields = z.infer<typeof LineFields>;
export const ExtensionFields = z.object({ id: TypedCode, name: Typed });
export type ExtensionFields = z.infer<typeof ExtensionFields>;

/** PUT /api/configuration/lines: lines and telephones in their order. null: that list is set in the file. */
export const LinesInput = z.object({
  lines: z.array(LineFields).max(200).nullable(),
  extensions: z.array(ExtensionFields).max(500).nullable(),
});
export type LinesInput = z.infer<typeof LinesInput>;

/** Which line a call is on; the first rule that fits decides. */
export const LineRuleFields = z.discriminatedUnion('type', [
  z.object({ type: z.literal('did'), did: TypedNumber, line: TypedCode }),
  z.object({ type: z.literal('channel'), channel: TypedCode, line: TypedCode }),
  z.object({ type: z.literal('places'), lines: z.array(TypedCode).max(200) }),
]);
export type LineRuleFields = z.infer<typeof LineRuleFields>;

const NETWORK_KINDS = ['asterisk-ami', 'fritzbox', 'freeswitch-esl', 'csta-xml'] as const;
const SERIAL_KINDS = ['modem', 'jclip', 'fsk', 'aloha', 'isdn-ta'] as const;

/** A PBX on the network. Fields that its kind does not know are ''. */
const networkFields = {
  kind: z.enum(NETWORK_KINDS),
  name: Typed,
  host: TypedCode,
  /** '': the usual one of the kind. */
  port: TypedCode,
  user: Typed,
  /** Channels that lead outside, and those of inside telephones; empty: the usual ones. */
  trunk: z.array(TypedCode).max(50),
  extension: z.array(TypedCode).max(50),
  /** What a CSTA link monitors. */
  devices: z.array(TypedCode).max(500),
  rules: z.array(LineRuleFields).max(500),
};
/** A caller-ID device on a serial port, which hears one line. */
const serialFields = { kind: z.enum(SERIAL_KINDS), name: Typed, line: TypedCode, path: TypedCode };

/** PUT /api/configuration/links */
export const LinkFields = z.discriminatedUnion('type', [
  z.object({ type: z.literal('network'), ...networkFields, secret: Secret }),
  z.object({ type: z.literal('serial'), ...serialFields }),
]);
export type LinkFields = z.infer<typeof LinkFields>;
export type NetworkFields = Extract<LinkFields, { type: 'network' }>;
export type SerialFields = Extract<LinkFields, { type: 'serial' }>;
export const LinksInput = z.object({ items: z.array(LinkFields).max(30) });
export type LinksInput = z.infer<typeof LinksInput>;

/** `other`: equipment that is set in the file only. */
export const ShownLink = z.discriminatedUnion('type', [
  z.object({ type: z.literal('network'), ...networkFields, hasSecret: z.boolean() }),
  z.object({ type: z.literal('serial'), ...serialFields }),
  z.object({ type: z.literal('other'), kind: z.string(), name: z.string(), lines: z.array(z.string()) }),
]);
export type ShownLink = z.infer<typeof ShownLink>;

const serverFields = {
  host: TypedCode,
  /** '': the usual one for `security`. */
  port: TypedCode,
  security: z.enum(['starttls', 'tls', 'none']),
  user: Typed,
  /** SHA-256 of the only certificate that is taken; '': one that is signed by somebody known. */
  fingerprint: TypedCode,
};
export const MailServerFields = z.object({ ...serverFields, password: Secret });
export type MailServerFields = z.infer<typeof MailServerFields>;
export const ShownMailServer = z.object({ ...serverFields, hasPassword: z.boolean() });
export type ShownMailServer = z.infer<typeof ShownMailServer>;

const senderFields = {
  fromAddress: TypedCode,
  fromName: Typed,
  /** Where servers report a mail that they could not deliver; '': the sender. */
  bounceAddress: TypedCode,
  /** '': as many as pass. */
  mailsPerMinute: TypedCode,
};
/** PUT /api/configuration/mail. `fallback` takes the mails while the first server cannot; null: there is none. */
export const MailFields = z.object({
  ...senderFields,
  ...MailServerFields.shape,
  fallback: MailServerFields.nullable(),
});
export type MailFields = z.infer<typeof MailFields>;
/** `user`: '' where there is no login. */
export const MailWay = z.discriminatedUnion('type', [
  z.object({ type: z.literal('program'), program: z.string() }),
  z.object({
    type: z.literal('smtp'),
    server: z.string(),
    security: z.enum(['starttls', 'tls', 'none']),
    user: z.string(),
    isByToken: z.boolean(),
  }),
]);
export type MailWay = z.infer<typeof MailWay>;
export const ShownMail = z.object({
  ...senderFields,
  ...ShownMailServer.shape,
  fallback: ShownMailServer.nullable(),
  /** All ways, first and second, where there is more to say of them than the fields above; otherwise empty. */
  ways: z.array(MailWay),
});
export type ShownMail = z.infer<typeof ShownMail>;

/** Steps of the first start, in their order. The administrator, who is made before, is none of them. */
export const WalkStep = z.enum(['office', 'lines', 'equipment', 'mail', 'representative', 'call']);
export type WalkStep = z.infer<typeof WalkStep>;
export const WalkState = z.object({
  steps: z.array(z.object({ step: WalkStep, state: z.enum(['open', 'later', 'done']) })),
});
export type WalkState = z.infer<typeof WalkState>;
/** PUT /api/configuration/walk: the steps that somebody left for later. */
export const WalkInput = z.object({ later: z.array(WalkStep).max(10) });
export type WalkInput = z.infer<typeof WalkInput>;

/** GET /api/configuration */
export const Configuration = z.object({
  places: z.record(SectionName, SectionPlace),
  site: SiteFields,
  lines: z.array(LineFields),
  extensions: z.array(ExtensionFields),
  links: z.array(ShownLink),
  /** null: no mail server is set, and mails wait. */
  mail: ShownMail.nullable(),
  /** null: nobody looks for mails that came back. */
  bounces: ShownBounces.nullable(),
  backup: ShownBackup,
  /** false: the box is about to take over what was stored last. */
  isApplied: z.boolean(),
  /** Stored, but not used, because something in it does not fit any more. */
  unused: z.array(z.object({ path: z.string(), message: z.string() })),
  walk: WalkState,
});
export type Configuration = z.infer<typeof Configuration>;

/** POST /api/configuration/mail/test: with what is typed, or with what the box works with (`mail` null). */
export const TestMail = z.object({ to: z.string().trim().min(1).max(254), mail: MailFields.nullable() });
export type TestMail = z.infer<typeof TestMail>;

export const MailTestEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('way'), way: z.string() }),
  /** A step of the conversation; `text` is what was found, or what the server said. `until`: of a certificate. */
  z.object({
    type: z.literal('step'),
    step: z.string(),
    text: z.string(),
    until: Time.nullable(),
    ms: z.number().int(),
  }),
  /** `program`: the one that took it, and what it said; null: the server did. */
  z.object({ type: z.literal('taken'), program: z.string().nullable(), words: z.string() }),
  z.object({ type: z.literal('fault'), fault: MailFault }),
  z.object({
    type: z.literal('certificate'),
    shown: z.object({
      subject: z.string(),
      issuer: z.string(),
      until: Time.nullable(),
      fingerprint: z.string(),
    }),
  }),
  z.object({ type: z.literal('record'), name: z.string(), text: z.string() }),
]);
export type MailTestEvent = z.infer<typeof MailTestEvent>;

/** GET /api/configuration/mail/test: the last test since the box started. */
export const MailTest = z.object({
  phase: z.enum(['none', 'running', 'done']),
  to: z.string(),
  isTaken: z.boolean(),
  events: z.array(MailTestEvent),
});
export type MailTest = z.infer<typeof MailTest>;
