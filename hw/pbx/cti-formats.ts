import { type Format, type FormatValues, namesOf } from '../decoders/format.ts';
import { decodeAsteriskAmi } from './asterisk-ami/decode.ts';
import { decodeCstaXml } from './csta-xml/decode.ts';
import { DEFAULT_PATTERNS } from './freeswitch-esl/channel.ts';
import { decodeFreeswitchEsl } from './freeswitch-esl/decode.ts';
import { decodeFritzbox } from './fritzbox/decode.ts';
import { OWN_MACHINES } from './fritzbox/tracker.ts';
import { DEFAULT_LINE_RULES, type LineRule } from './line-rules.ts';

const LINES = {
  lines: { value: 'A,B,…', description: 'names of the places of the trunk, in order (default 1, 2, 3, …)' },
};

const asteriskAmi: Format = {
  name: 'asterisk-ami',
  description: 'Asterisk Manager Interface, the stream of one client',
  options: {
    trunk: { value: 'PATTERN', description: "channels that lead outside, for example 'PJSIP/trunk*'" },
    extension: { value: 'PATTERN', description: "channels of inside telephones (default 'PJSIP/*')" },
    ...LINES,
  },
  create(values) {
    return decodeAsteriskAmi({
      trunk: values('trunk'),
      extension: givenOr(values('extension'), ['PJSIP/*']),
      lines: linesOf(values),
    });
  },
};

const freeswitchEsl: Format = {
  name: 'freeswitch-esl',
  description: 'FreeSWITCH event socket, the stream of one client',
  options: {
    trunk: {
      value: 'PATTERN',
      description: "channels that lead outside (default 'gateway/*', 'profile/external')",
    },
    extension: {
      value: 'PATTERN',
      description: "channels of inside telephones (default 'profile/internal', 'verto.rtc/*')",
    },
    ...LINES,
  },
  create: (values) =>
    decodeFreeswitchEsl({
      trunk: givenOr(values('trunk'), DEFAULT_PATTERNS.trunk),
      extension: givenOr(values('extension'), DEFAULT_PATTERNS.extension),
      lines: linesOf(values),
    }),
};

const fritzbox: Format = {
  name: 'fritzbox',
  description: 'call monitor of a FRITZ!Box',
  options: {
    machine: { value: 'PATTERN', description: "extensions that are answering machines (default '4?')" },
    ...LINES,
  },
  create: (values) =>
    decodeFritzbox({ machines: givenOr(values('machine'), OWN_MACHINES), lines: linesOf(values) }),
};

/** Inside numbers of most offices have two to four digits. */
const SHORT_NUMBERS = ['??', '???', '????'];

const cstaXml: Format = {
  name: 'csta-xml',
  description: 'CSTA III in XML (ECMA-323) over TCP, what the PBX sends',
  options: {
    extension: { value: 'PATTERN', description: 'numbers of inside telephones (default two to four digits)' },
    machine: { value: 'PATTERN', description: 'devices that answer for nobody, such as voicemail' },
    trunk: { value: 'PATTERN', description: 'devices of trunks' },
    ...LINES,
  },
  create: (values) =>
    decodeCstaXml({
      extension: givenOr(values('extension'), SHORT_NUMBERS),
      machines: values('machine'),
      trunk: values('trunk'),
      lines: linesOf(values),
    }),
};

const givenOr = (given: readonly string[], usual: readonly string[]): readonly string[] =>
  given.length === 0 ? usual : given;

const linesOf = (values: FormatValues): readonly LineRule[] => {
  const lines = namesOf(values('lines'));
  return lines.length === 0 ? DEFAULT_LINE_RULES : [{ type: 'places', lines }];
};

/** The streams of PBXes that report calls live. */
export const CTI_FORMATS: readonly Format[] = [asteriskAmi, freeswitchEsl, fritzbox, cstaXml];
