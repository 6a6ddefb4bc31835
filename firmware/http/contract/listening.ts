import { z } from 'zod';
import type { Described as Told } from '../../../hw/listening/described.ts';
import { Time } from './common.ts';
import { Why } from './reason.ts';

/** A serial port of this machine. */
export const ListenPort = z.object({
  path: z.string(),
  /** The name under which it is found again after a cable was pulled. */
  lastingPath: z.string().nullable(),
  /** What its USB adapter says of itself. */
  adapter: z.string().nullable(),
  usbSerial: z.string().nullable(),
  /** Who has it; null: nobody that can be seen. */
  usedBy: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('link'), name: z.string() }),
      z.object({ type: z.literal('program'), name: z.string(), pid: z.number().int() }),
    ])
    .nullable(),
});
export type ListenPort = z.infer<typeof ListenPort>;
export const ListenPorts = z.object({ items: z.array(ListenPort) });
export type ListenPorts = z.infer<typeof ListenPorts>;

const Framing = z.enum([
  ...(['7N1', '7E1', '7O1', '7N2', '7E2', '7O2'] as const),
  ...(['8N1', '8E1', '8O1', '8N2', '8E2', '8O2'] as const),
]);

/** POST /api/hardware/listening. */
export const StartListening = z.object({
  /** `path` of one of the ports. */
  port: z.string().max(300),
  /** Ends by itself after so long. */
  seconds: z.number().int().min(10).max(1800),
  /** `after-silence`: the device is asked when it says nothing; `at-once`: it is a modem; `never`: not a byte. */
  speaking: z.enum(['after-silence', 'at-once', 'never']),
  /** Bits per second; null: the usual ones, one after the other. */
  speed: z.number().int().min(50).max(4_000_000).nullable(),
  framing: Framing.nullable(),
});
export type StartListening = z.infer<typeof StartListening>;

const Setting = z.object({ speed: z.number().int(), framing: Framing });

/** What was done, in order. */
export const ListenStep = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    at: Time,
    setting: Setting,
    because: z.enum(['first', 'misread', 'unanswered', 'round']),
  }),
  z.object({ type: z.literal('asked'), at: Time, question: z.enum(['AT', 'V']) }),
  /** The port is not there; it is tried again. */
  z.object({ type: z.literal('trouble'), at: Time, why: Why }),
  /** What the talk with a modem came to. */
  z.object({ type: z.literal('modem'), at: Time, why: Why }),
]);
export type ListenStep = z.infer<typeof ListenStep>;

const Check = z.enum(['checksum', 'crc', 'parity', 'shape', 'length']);
const Count = z.number().int();
const Words = z.array(z.string());

/** Names among `kinds` and `words` that are no words of the device: a page has its own for them. */
export type Described = Told;

/** What speaks for a format. */
export const ListenReason = z.discriminatedUnion('type', [
  z.object({ type: z.literal('packets'), count: Count, kinds: Words, check: Check }),
  z.object({ type: z.literal('damaged'), count: Count, check: Check }),
  z.object({ type: z.literal('lines'), read: Count, of: Count, sure: Count, words: Words }),
  z.object({ type: z.literal('columns'), layout: z.string(), read: Count, of: Count, timed: Count }),
  z.object({ type: z.literal('other-layouts'), layouts: Words }),
  z.object({ type: z.literal('shared-words'), words: Words, with: Words }),
  z.object({ type: z.literal('answered'), commands: Words }),
  z.object({ type: z.literal('parity'), parity: z.enum(['even', 'odd']), right: Count, of: Count }),
]);
export type ListenReason = z.infer<typeof ListenReason>;

export const ListenCandidate = z.object({
  format: z.string(),
  layout: z.string().nullable(),
  speed: z.number().int().nullable(),
  framing: Framing.nullable(),
  percent: z.number().int(),
  reasons: z.array(ListenReason),
});
export type ListenCandidate = z.infer<typeof ListenCandidate>;

/** A run of the helper that finds out what is on a port. */
export const ListenRun = z.object({
  port: z.string(),
  startedAt: Time,
  endsAt: Time,
  /** Why it ended; null: it goes on. */
  ended: z.enum(['time', 'asked', 'nobody-looks', 'not-opened']).nullable(),
  steps: z.array(ListenStep),
  verdict: z.enum(['nothing-heard', 'recognised', 'undecided', 'not-recognised']),
  /** What bytes that were not recognised look like instead. */
  looks: z.enum(['misread', 'text', 'digits']).nullable(),
  /** The likeliest first. */
  candidates: z.array(ListenCandidate),
  /** Lines for the configuration, or why there are none; null while nothing is recognised. */
  entry: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('yaml'), yaml: z.string() }),
      z.object({ type: z.literal('guide'), guide: z.string() }),
      z.object({ type: z.literal('pins') }),
    ])
    .nullable(),
});
export type ListenRun = z.infer<typeof ListenRun>;
