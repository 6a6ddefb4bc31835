import { CTI_FORMATS } from '../pbx/cti-formats.ts';
import { decodeSmdi } from '../pbx/smdi/decode.ts';
import { decodeSmdr } from '../pbx/smdr/decode.ts';
import { decodeAnySmdr } from '../pbx/smdr/decode-any.ts';
import type { Layout } from '../pbx/smdr/layout.ts';
import { layoutNamed, withDateOrder } from '../pbx/smdr/layout-option.ts';
import { BUILT_IN_LAYOUTS } from '../pbx/smdr/layouts/built-in.ts';
import { decodeAloha } from './aloha/decode.ts';
import { decodeDtmf } from './dtmf/decode.ts';
import { type Format, namesOf } from './format.ts';
import { decodeFsk } from './fsk/decode.ts';
import { decodeIsdnTa } from './isdn-ta/decode.ts';
import { decodeJclip } from './jclip/decode.ts';
import { decodeModem } from './modem/decode.ts';
import { decodeNcid } from './ncid/decode.ts';
import { OptionRefused } from './option-refused.ts';
import { CADENCES, isCadenceName } from './ring/cadence.ts';
import { decodeRing } from './ring/decode.ts';
import { decodeWhozz } from './whozz/decode.ts';

/** Equipment that hears one line does not say which. */
const LINE = {
  line: { value: 'NAME', description: 'name of the line in the events (default 1)' },
};

const modem: Format = {
  name: 'modem',
  description: 'caller-ID modem (V.253): RING, DATE, TIME, NMBR, NAME, or raw reports in hexadecimal',
  options: LINE,
  create: (values) => decodeModem(values('line').at(-1)),
};

const fsk: Format = {
  name: 'fsk',
  description: 'bytes of an FSK decoder chip, 1200 8N1: SDMF and MDMF packets (Bellcore, ETSI)',
  options: LINE,
  create: (values) => decodeFsk(values('line').at(-1)),
};

const jclip: Format = {
  name: 'jclip',
  description: 'Number Display of the Japanese networks, 1200 8N1 or 7E1',
  options: LINE,
  create: (values) => decodeJclip(values('line').at(-1)),
};

const aloha: Format = {
  name: 'aloha',
  description: 'Aloha USB, a Number Display adapter, 9600 7E1 or 8N1',
  options: LINE,
  create: (values) => decodeAloha(values('line').at(-1)),
};

const whozz: Format = {
  name: 'whozz',
  description: 'CallerID.com units (Whozz Calling?, Ethernet Link): serial lines or UDP packets',
  options: {
    lines: { value: 'A,B,…', description: 'names of the lines of the unit, in order (default 1, 2, 3, …)' },
  },
  create: (values) => decodeWhozz(namesOf(values('lines'))),
};

const isdnTa: Format = {
  name: 'isdn-ta',
  description: 'ISDN terminal adapters and GSM modules: RING and the caller lines of their makers',
  options: LINE,
  create: (values) => decodeIsdnTa(values('line').at(-1)),
};

const dtmf: Format = {
  name: 'dtmf',
  description: 'DTMF caller ID as strings of digits, one a line: A…D…B…C, A…#, D…C, D1#, …#',
  options: LINE,
  create: (values) => decodeDtmf(values('line').at(-1)),
};

const CADENCE_NAMES = Object.keys(CADENCES).join(', ');

const ring: Format = {
  name: 'ring',
  description: 'levels of ring-detect and hook-detect couplers, one a line: MILLISECONDS ring|hook 0|1',
  options: {
    ...LINE,
    cadence: { value: 'NAME', description: `${CADENCE_NAMES} (default japan)` },
  },
  create(values) {
    const name = values('cadence').at(-1) ?? 'japan';
    if (!isCadenceName(name))
      throw new OptionRefused(`unknown cadence "${name}"`, `Write one of: ${CADENCE_NAMES}.`);
    return decodeRing(CADENCES[name], values('line').at(-1));
  },
};

const smdr: Format = {
  name: 'smdr',
  description: 'call log of a PBX (SMDR, CDR), a line a call',
  options: {
    layout: {
      value: 'NAME|FILE',
      description: `how the PBX prints: a YAML or JSON file, or ${BUILT_IN_LAYOUTS.map(({ name }) => name).join(', ')} (default: the one that reads most lines)`,
    },
    'date-order': { value: 'ORDER', description: 'mdy, dmy, ymd or ydm, as the PBX is set' },
  },
  create(values, open) {
    const [name, order] = [values('layout').at(-1), values('date-order').at(-1)];
    const dated = (layout: Layout) => (order === undefined ? layout : withDateOrder(layout, order));
    if (name === undefined) return decodeAnySmdr(BUILT_IN_LAYOUTS.map(dated));
    return decodeSmdr(dated(layoutNamed(name, open)));
  },
};

const smdi: Format = {
  name: 'smdi',
  description: 'voicemail link of a PBX (SMDI): calls handed over because nobody answered',
  options: {},
  create: () => decodeSmdi(),
};

const ncid: Format = {
  name: 'ncid',
  description: 'an NCID server as its clients see it (TCP 3333), its gateways, or a NetCallerID box',
  options: LINE,
  create: (values) => decodeNcid(values('line').at(-1)),
};

/** Every format there is, in the order of `rusuban formats`. */
export const FORMATS: readonly Format[] = [
  ...CTI_FORMATS,
  modem,
  fsk,
  jclip,
  aloha,
  whozz,
  isdnTa,
  dtmf,
  ring,
  smdr,
  smdi,
  ncid,
];
