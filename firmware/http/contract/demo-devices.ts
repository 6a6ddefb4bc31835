import { z } from 'zod';
import { Time } from './common.ts';
import { LinkRow } from './settings.ts';

/** Who calls on a simulated device: a number, or why the network delivers none. */
export const DemoParty = z.union([
  z.object({
    number: z.string().regex(/^\+?[0-9]{1,20}$/, 'a telephone number of digits, without hyphens'),
    name: z
      .string()
      .regex(/^[\x20-\x7e]*$/, 'a name in Latin letters: the devices know no others')
      .max(15)
      .optional(),
  }),
  z.object({ reason: z.enum(['withheld', 'unavailable', 'payphone']) }),
]);
export type DemoParty = z.infer<typeof DemoParty>;

/** POST /api/demo/devices/:name: what a hand does to a simulated device, or a caller. `line`: one of its lines. */
export const DemoDeviceAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ring'), line: z.string().max(64).optional(), caller: DemoParty }),
  z.object({ type: z.literal('answer'), line: z.string().max(64).optional() }),
  z.object({ type: z.literal('hang-up'), line: z.string().max(64).optional() }),
  z.object({ type: z.literal('garbage') }),
  z.object({ type: z.literal('unplug') }),
  z.object({ type: z.literal('plug-in') }),
  /** Switches records of calls that go on; only a call log can do without. */
  z.object({ type: z.literal('live'), on: z.boolean() }),
]);
export type DemoDeviceAction = z.infer<typeof DemoDeviceAction>;

export const DemoDevice = z.object({
  /** As the link of the box that listens to it. */
  name: z.string(),
  type: z.enum(['modem', 'aloha', 'whozz', 'smdr', 'fsk']),
  lines: z.array(
    z.object({ id: z.string(), name: z.string(), phase: z.enum(['idle', 'ringing', 'answered']) }),
  ),
  /** Whether it can tell that somebody answered, and that a call is over. */
  tells: z.object({ answers: z.boolean(), ends: z.boolean() }),
  /** Whether it tells of calls while they go on; null where that cannot be switched. */
  live: z.boolean().nullable(),
  /** What the box opens, and the pseudo-terminal behind it; null while the cable is pulled. */
  path: z.string(),
  terminal: z.string().nullable(),
  /** The box's end of the cable; null until it has been started. */
  link: LinkRow.pick({ phase: true, since: true, why: true, bytes: true, discardedBytes: true }).nullable(),
  /** Its last message: bytes in hexadecimal, and as text in which every control character can be seen. */
  sent: z.object({ at: Time, hex: z.string(), text: z.string() }).nullable(),
});
export type DemoDevice = z.infer<typeof DemoDevice>;

/** A caller that the page offers. */
export const DemoCaller = z.object({
  id: z.string(),
  title: z.object({ ja: z.string(), en: z.string() }),
  caller: DemoParty,
});
export type DemoCaller = z.infer<typeof DemoCaller>;

/** A device in a path. */
export const DemoDeviceName = z.object({ name: z.string().max(64) });

/** GET /api/demo/devices */
export const DemoDevices = z.object({ items: z.array(DemoDevice), callers: z.array(DemoCaller) });
export type DemoDevices = z.infer<typeof DemoDevices>;
