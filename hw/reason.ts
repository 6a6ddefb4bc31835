import { MODEM_ENGLISH, type ModemReason } from './decoders/modem/modem-reason.ts';
import { GPIO_ENGLISH, type GpioReason } from './gpio/gpio-reason.ts';
import { LINK_ENGLISH, type LinkReason } from './links/link-reason.ts';
import { AMI_ENGLISH, type AmiReason } from './pbx/asterisk-ami/ami-reason.ts';
import { CSTA_ENGLISH, type CstaReason } from './pbx/csta-xml/csta-reason.ts';
import { ESL_ENGLISH, type EslReason } from './pbx/freeswitch-esl/esl-reason.ts';
import { FRITZ_ENGLISH, type FritzReason } from './pbx/fritzbox/fritz-reason.ts';
import type { WordsFor } from './reason-words.ts';

/**
 * One thing that equipment reports of its own state: a code, and beside it the facts that a sentence about it needs.
 * `firmware/equipment-words` has those of other languages; the journal and the command line have `textOf`. A code keeps its meaning and
 * its facts for good, for a page may be older than the box: what means something else gets another code.
 */
export type Reason =
  | LinkReason
  | ModemReason
  | GpioReason
  | AmiReason
  | EslReason
  | CstaReason
  | FritzReason
  | LineReason;

/** Why something is as it is: what happened, then what helps, to be read one after the other. Never empty. */
export type Why = readonly Reason[];

/** Of an outside line that nothing can tell of, where its link has said no more. */
interface LineReason {
  readonly code: 'no-equipment' | 'stopped' | 'connecting';
}

/** A language has a sentence for every code. */
export type ReasonWords = WordsFor<Reason>;

const ENGLISH: ReasonWords = {
  ...LINK_ENGLISH,
  ...MODEM_ENGLISH,
  ...GPIO_ENGLISH,
  ...AMI_ENGLISH,
  ...ESL_ENGLISH,
  ...CSTA_ENGLISH,
  ...FRITZ_ENGLISH,
  'no-equipment': () => 'No equipment is configured for this line.',
  stopped: () => 'It is stopped.',
  connecting: () => 'It is connecting.',
};

/** The reasons as English sentences. */
export function textOf(why: Why): string {
  return why.map(sentenceOf).join(' ');
}

function sentenceOf(reason: Reason): string {
  const say = ENGLISH[reason.code] as (facts: Reason) => string;
  return say(reason);
}
