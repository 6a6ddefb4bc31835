import { z } from 'zod';

/** As it is typed: what the file would say, without quotes. '' is left out. */
export const Typed = z.string().trim().max(300);
/** null: what is stored stays. Never given out. */
export const Secret = z.string().max(300).nullable();
