import { z } from 'zod';

/** GET and PUT /api/retention: calls, memos and their mails go after so many days; null: they stay. */
export const Retention = z.object({ days: z.number().int().min(1).max(36_500).nullable() });
export type Retention = z.infer<typeof Retention>;
