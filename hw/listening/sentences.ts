import type { Check, Reason } from './evidence.ts';
import type { Candidate, Guess } from './guess.ts';
import type { WhyNoEntry } from './link-entry.ts';

/** One reason as an English sentence. */
export function sentenceOf(reason: Reason): string {
  switch (reason.type) {
    case 'packets':
      return `${count(reason.count, 'message')} ${GOOD[reason.check]} (${reason.kinds.join('; ')}).`;
    case 'damaged':
      return `${count(reason.count, 'message')} of the right shape, but damaged (${BAD[reason.check]}).`;
    case 'lines':
      return `It reads ${reason.read} of ${count(reason.of, 'line')} (${list(reason.words)})${sureText(reason.sure)}.`;
    case 'columns':
      return `${reason.read} of ${count(reason.of, 'line')} stand in the columns of the layout ${reason.layout}; ${reason.timed} of them have a time of day that exists.`;
    case 'other-layouts':
      return `The layout ${list(reason.layouts)} reads the same lines as well; more calls will tell them apart.`;
    case 'shared-words':
      return `Nothing but words that ${list(reason.with)} has as well (${reason.words.join(', ')}).`;
    case 'answered':
      return `It answers ${list(reason.commands)} with OK.`;
    case 'parity':
      return `${reason.right} of ${count(reason.of, 'byte')} have ${reason.parity} parity in bit 7: the sender has seven bits.`;
  }
}

/** Why there are no lines to paste, as an English sentence. */
export function sentenceOfNone(why: WhyNoEntry): string {
  switch (why.type) {
    case 'guide':
      return `The link needs a user or a list of lines; ${why.guide} shows its entry.`;
    case 'pins':
      return 'Digits of a DTMF receiver are read from GPIO pins (type: dtmf), not from a port.';
    case 'not-over-udp':
      return `The box takes ${why.format} from a serial port or over TCP, not over UDP.`;
  }
}

const GOOD: Readonly<Record<Check, string>> = {
  checksum: 'with a correct checksum',
  crc: 'with a correct CRC',
  parity: 'with a date, a time and the right parity',
  shape: 'with a date and a time where they belong',
  length: 'as long as their header says',
};

const BAD: Readonly<Record<Check, string>> = {
  checksum: 'length or checksum is wrong',
  crc: 'the CRC is wrong',
  parity: 'parity or text is wrong',
  shape: 'parity or text is wrong',
  length: 'the length is wrong',
};

/** `smdr, layout panasonic-a, at 9600 7E1` */
export function nameOf({ format, layout, speed, framing }: Candidate): string {
  const port = [speed, framing].filter((one) => one !== undefined).join(' ');
  return [
    format,
    ...(layout === undefined ? [] : [`layout ${layout}`]),
    ...(port === '' ? [] : [`at ${port}`]),
  ].join(', ');
}

/** The verdict as English lines: the name first, then the reasons. */
export function verdictLines({ verdict, candidates }: Guess): readonly string[] {
  switch (verdict.type) {
    case 'nothing-heard':
      return [
        'Nothing was heard.',
        'Make a call while this runs. Check the cable, the power of the device, and that it is told to send.',
      ];
    case 'recognised':
      return [
        `This is ${nameOf(verdict.candidate)} (${percent(verdict.candidate)}).`,
        ...reasonsOf(verdict.candidate),
      ];
    case 'undecided':
      return [
        `This is one of: ${verdict.candidates.map((one) => `${nameOf(one)} (${percent(one)})`).join('; ')}. The first is the likeliest.`,
        ...verdict.candidates.flatMap((one) => [`${one.format}:`, ...reasonsOf(one)]),
      ];
    case 'not-recognised':
      return [`Not recognised: ${LOOKS[verdict.looks]}`, ...suspicion(candidates)];
  }
}

const LOOKS = {
  misread:
    'most bytes are no text, as with a wrong speed or framing. Try --speed and --framing as the manual of the device has them.',
  text: 'this is readable text, but no format that is known. Try a whole call, from the first ring to the end; a call log of another maker needs a layout file (docs/call-logs.md).',
  digits:
    'these are digits and nothing else. Try a whole call, from the first ring to the end; a bare number alone does not tell who sends it.',
} as const;

function suspicion([best]: readonly Candidate[]): readonly string[] {
  return best === undefined ? [] : [`Nearest is ${nameOf(best)} (${percent(best)}):`, ...reasonsOf(best)];
}

const reasonsOf = ({ reasons }: Candidate): readonly string[] =>
  reasons.map((one) => `  - ${sentenceOf(one)}`);
/** Lines that are written so by no other format. */
const sureText = (sure: number): string => (sure === 0 ? '' : `; ${sure} of them only this format writes so`);
const percent = ({ confidence }: Candidate): string => `${Math.round(confidence * 100)} % sure`;
const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
const list = (words: readonly string[]): string => words.join(', ');
