import type { ReasonWords } from '../../../firmware/http/contract/reason.ts';
import { jaGpioReasons } from './ja-reason-gpio.ts';
import { jaLinkReasons } from './ja-reason-links.ts';
import { jaPbxReasons } from './ja-reason-pbx.ts';

/** Japanese sentences for everything that equipment reports of itself; the compiler finds a missing one. */
export const jaReason: ReasonWords = { ...jaLinkReasons, ...jaPbxReasons, ...jaGpioReasons };
