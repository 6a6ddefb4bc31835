import type { ReasonWords } from '../../hw/reason.ts';
import { gpioReasons } from './japanese-gpio.ts';
import { linkReasons } from './japanese-links.ts';
import { pbxReasons } from './japanese-pbx.ts';

/** Japanese sentences for everything that equipment reports of itself; the compiler finds a missing one. */
export const japaneseReasons: ReasonWords = { ...linkReasons, ...pbxReasons, ...gpioReasons };
