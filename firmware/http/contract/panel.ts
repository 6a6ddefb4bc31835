import { z } from 'zod';
import { Time } from './common.ts';

/** One pin of the box's own buttons and lamps. */
export const PanelLine = z.object({
  role: z.enum(['absent-button', 'present-button', 'button', 'switch', 'lamp']),
  /** What a lamp shows; empty for buttons. */
  shows: z.array(z.enum(['ringing', 'fault', 'link', 'mail', 'away'])),
  chip: z.string(),
  offset: z.number().int(),
  phase: z.enum(['stopped', 'connecting', 'up', 'down']),
  since: Time,
  why: z.string().nullable(),
  retryAt: Time.nullable(),
  /** Pressed or lit when it was asked; null: not known. */
  active: z.boolean().nullable(),
});
export type PanelLine = z.infer<typeof PanelLine>;

/** Buttons and lamps (SPEC A4, G4), in GET /api/links. */
export const PanelRow = z.object({
  /** The way to the pins, such as `character device`. */
  backend: z.string(),
  /** Why it was chosen; null where the configuration says it. */
  why: z.string().nullable(),
  lines: z.array(PanelLine),
});
export type PanelRow = z.infer<typeof PanelRow>;
