import { z } from 'zod';

/**
 * One thing that equipment reports of its own state. `text` is the English sentence; `facts` are what a sentence of
 * another language is made of, so that a page has words of its own for each code. The fact `said` is in the words of
 * another machine. New codes may come; those that there are keep their meaning and their facts.
 */
export const Reason = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  text: z.string(),
});
export type Reason = z.infer<typeof Reason>;

/** Why something is as it is: what happened, then what helps, one after the other. Empty where there is nothing to say. */
export const Why = z.array(Reason);
export type Why = z.infer<typeof Why>;
