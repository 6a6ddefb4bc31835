import { z } from 'zod';
import { Time } from './common.ts';
import { Why } from './reason.ts';

/** The way to GPIO lines. `none`: none was found, or looked for. */
export const GpioWay = z.enum(['character device', 'onoff (sysfs)', 'memory', 'none']);
export type GpioWay = z.infer<typeof GpioWay>;

/** One pin of the box's own buttons and lamps. */
export const PanelLine = z.object({
  role: z.enum(['absent-button', 'present-button', 'button', 'switch', 'lamp']),
  /** What a lamp shows; empty for buttons. */
  shows: z.array(z.enum(['ringing', 'fault', 'link', 'mail', 'away'])),
  chip: z.string(),
  offset: z.number().int(),
  phase: z.enum(['stopped', 'connecting', 'up', 'down']),
  since: Time,
  why: Why,
  retryAt: Time.nullable(),
  /** Pressed or lit when it was asked; null: not known. */
  active: z.boolean().nullable(),
});
export type PanelLine = z.infer<typeof PanelLine>;

/** Buttons and lamps (SPEC A4, G4), in GET /api/links. */
export const PanelRow = z.object({
  /** The way to the pins. */
  backend: GpioWay,
  /** Why it was chosen; empty where the configuration says it. */
  why: Why,
  lines: z.array(PanelLine),
});
export type PanelRow = z.infer<typeof PanelRow>;
