import { z } from 'zod';

/** As it is typed: what the file would say, without quotes. '' is left out. */
export const Typed = z.string().trim().max(300);
/** As `Typed`, where only half-width characters mean anything: an input method that is on writes １２ and ＠. */
export const TypedCode = Typed.normalize('NFKC');
/** A telephone number; the hyphen key writes a long-vowel mark, a minus or a dash while an input method is on. */
export const TypedNumber = TypedCode.overwrite((text) => text.replaceAll(/[‐‑‒–—―−ー]/g, '-'));
/** null: what is stored stays. Never given out. */
export const Secret = z.string().max(300).nullable();
/** Where only half-width characters mean anything: an input method that is on writes ＠ and １２. */
export const HalfWidth = z.string().trim().normalize('NFKC');
export const MailAddress = HalfWidth.max(254).check(z.email());
