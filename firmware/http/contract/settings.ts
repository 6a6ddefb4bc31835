import { z } from 'zod';
import { lines, Mode, Time, Uuid } from './common.ts';
import { PanelRow } from './panel.ts';
import { Why } from './reason.ts';

/** PUT /api/mode (SPEC C1). */
export const SetMode = z.object({ mode: Mode });
export type SetMode = z.infer<typeof SetMode>;

/** GET and PUT /api/settings: what the office may change from a terminal (SPEC B3, E5, E7). */
export const Settings = z.object({
  absenceMemo: lines(1000).trim(),
  defaultRepresentativeId: Uuid.nullable(),
  withheldCalls: z.enum(['nothing', 'mail']),
  mailWhen: z.enum(['not-answered', 'answered', 'always']),
  /** Missed calls in present mode are treated like those in away mode. */
  mailInPresentMode: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** GET and PUT /api/phrases: the whole list in its order. */
export const Phrases = z.object({ items: z.array(lines(200).trim().min(1)).max(50) });
export type Phrases = z.infer<typeof Phrases>;

/** GET /api/links: the equipment, its state and counters. */
export const LinkRow = z.object({
  name: z.string(),
  type: z.string(),
  lines: z.array(z.string()),
  phase: z.enum(['stopped', 'connecting', 'up', 'down']),
  since: Time,
  why: Why,
  retryAt: Time.nullable(),
  bytes: z.number().int(),
  frames: z.number().int(),
  events: z.number().int(),
  discardedBytes: z.number().int(),
  unrecognised: z.number().int(),
  lastEventAt: Time.nullable(),
});
export type LinkRow = z.infer<typeof LinkRow>;
export const LinkList = z.object({ items: z.array(LinkRow), panel: PanelRow.nullable() });
export type LinkList = z.infer<typeof LinkList>;
