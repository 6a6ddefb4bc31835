import { z } from 'zod';
import { Time } from './common.ts';
import { ListenRun } from './listening.ts';
import { GpioWay, PanelRow } from './panel.ts';
import { Why } from './reason.ts';
import { LinkRow } from './settings.ts';

/** What equipment told, without what would say who calls. `number` and `name` are masked unless they may be seen. */
export const HardwareFact = z.object({
  type: z.enum(['ringing', 'caller-id', 'answered', 'released', 'logged', 'unrecognised']),
  line: z.string().nullable(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  reason: z.enum(['withheld', 'unavailable', 'payphone', 'service-conflict', 'receive-error']).nullable(),
  extension: z.string().nullable(),
  called: z.string().nullable(),
  /** How the call ended, in the words of `LineEvent`. */
  outcome: z.string().nullable(),
  direction: z.enum(['incoming', 'outgoing']).nullable(),
});
export type HardwareFact = z.infer<typeof HardwareFact>;

/**
 * One entry of what goes over a link. `hex`: two characters a byte, `**` for one that is masked. An entry that comes
 * again with the same `id` replaces the one before.
 */
export const HardwareEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heard'), id: z.number().int(), at: Time, hex: z.string() }),
  z.object({ type: z.literal('sent'), id: z.number().int(), at: Time, hex: z.string() }),
  z.object({ type: z.literal('fact'), id: z.number().int(), at: Time, fact: HardwareFact }),
]);
export type HardwareEntry = z.infer<typeof HardwareEntry>;

/** The last entries of one link, or those that are new; `link` null: of the port that is being listened at. */
export const HardwareRecord = z.object({ link: z.string().nullable(), entries: z.array(HardwareEntry) });
export type HardwareRecord = z.infer<typeof HardwareRecord>;

/** A GPIO line that the configuration names. */
export const PinRow = z.object({
  /** Name of the link that it belongs to; null: the box's own buttons and lamps. */
  link: z.string().nullable(),
  /** `absent-led`, `ring`, `q1` … as the configuration calls it. */
  role: z.string(),
  chip: z.string(),
  offset: z.number().int(),
  direction: z.enum(['in', 'out']),
  activeLow: z.boolean(),
  /** Logical level now; null: the line is not open. */
  active: z.boolean().nullable(),
  /** When it changed last; null: not since it was opened. */
  changedAt: Time.nullable(),
  /** The way to the line, and why it was chosen; empty where the configuration says it. */
  backend: GpioWay,
  why: Why,
});
export type PinRow = z.infer<typeof PinRow>;

/** A lamp that shows one pattern after the other. */
export const LampTest = z.object({
  offset: z.number().int(),
  sign: z.enum(['ringing', 'fault', 'link', 'mail', 'away']),
  /** From 1. */
  step: z.number().int(),
  steps: z.number().int(),
});
export type LampTest = z.infer<typeof LampTest>;

const parts = {
  links: z.array(LinkRow),
  panel: PanelRow.nullable(),
  pins: z.array(PinRow),
  records: z.array(HardwareRecord),
  lampTest: LampTest.nullable(),
  listening: ListenRun.nullable(),
};

/** Everything that the hardware page shows. */
export const HardwareState = z.object({
  ...parts,
  /** Until when this asker may see numbers and names; null: they are masked. */
  unmaskedUntil: Time.nullable(),
});
export type HardwareState = z.infer<typeof HardwareState>;

/**
 * GET /api/hardware/events, text/event-stream: a whole state first, then what is another one. Of `records` an update
 * brings only entries that are new or have changed.
 */
export const HardwareEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), boxTime: Time, state: HardwareState }),
  z.object({ type: z.literal('update'), boxTime: Time, state: z.object(parts).partial() }),
  z.object({ type: z.literal('heartbeat'), boxTime: Time }),
]);
export type HardwareEvent = z.infer<typeof HardwareEvent>;

/** POST /api/hardware/unmasking. */
export const Unmasked = z.object({ until: Time });
export type Unmasked = z.infer<typeof Unmasked>;

/** POST /api/hardware/lamp-test. */
export const StartLampTest = z.object({ offset: z.number().int().min(0).max(100_000) });
export type StartLampTest = z.infer<typeof StartLampTest>;
