import type { Layout } from '../layout.ts';
import { ALCATEL } from './alcatel.ts';
import { AVAYA_DEFINITY, AVAYA_IP_OFFICE } from './avaya.ts';
import { ERICSSON_BP } from './ericsson.ts';
import { ESI } from './esi.ts';
import { LG_IPECS } from './lg.ts';
import { MITEL } from './mitel.ts';
import { NEC_NEAX, NEC_SL } from './nec.ts';
import { NORTEL_MERIDIAN } from './nortel.ts';
import { PANASONIC_A, PANASONIC_B, PANASONIC_C, PANASONIC_TEM } from './panasonic.ts';
import {
  PANASONIC_T336,
  PANASONIC_TD500,
  PANASONIC_TD500_A,
  PANASONIC_TD500_C,
  PANASONIC_TD500_D,
} from './panasonic-td500.ts';
import { SAMSUNG } from './samsung.ts';
import { SIEMENS_HIPATH, SIEMENS_HIPATH_5000 } from './siemens.ts';
import { TOSHIBA_CTX } from './toshiba.ts';

/** The layouts that come with the program. Where two read the same line equally well, the first one is meant. */
export const BUILT_IN_LAYOUTS: readonly Layout[] = [
  PANASONIC_A,
  PANASONIC_B,
  PANASONIC_C,
  PANASONIC_TD500,
  PANASONIC_TD500_A,
  PANASONIC_TD500_C,
  PANASONIC_TD500_D,
  PANASONIC_T336,
  PANASONIC_TEM,
  NEC_NEAX,
  NEC_SL,
  SAMSUNG,
  LG_IPECS,
  SIEMENS_HIPATH,
  SIEMENS_HIPATH_5000,
  AVAYA_IP_OFFICE,
  AVAYA_DEFINITY,
  NORTEL_MERIDIAN,
  TOSHIBA_CTX,
  MITEL,
  ALCATEL,
  ESI,
  ERICSSON_BP,
];
