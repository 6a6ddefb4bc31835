import { z } from 'zod';
import { Time } from './common.ts';

/** What one other system says of a caller. */
export const ToldFacts = z.object({
  rule: z.string(),
  title: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** When it said so. */
  fetchedAt: Time,
});
export type ToldFacts = z.infer<typeof ToldFacts>;

/** GET /api/calls/:key/facts: at most ten sources. Waits for sources that are being asked, 300 ms at most. */
export const FactsOfCall = z.object({ items: z.array(ToldFacts) });
export type FactsOfCall = z.infer<typeof FactsOfCall>;
