import { frame, NOTHING_PENDING } from '../pbx/csta-xml/frame.ts';
import { parseLine } from '../pbx/fritzbox/message.ts';
import { type Evidence, type Sample, textOf } from './evidence.ts';
import { type LineKind, weighLines } from './line-evidence.ts';

/** Lines of a link to a PBX are a name, a colon and a value; a few names belong to one maker. */
const PAIR = /^[A-Za-z][\w-]*(\([\w,]+\))?:(\s|$)/;
const AMI_OWN =
  /^(Asterisk Call Manager\/|Event: \w+|Response: (Success|Error|Goodbye|Follows)|ActionID:|Uniqueid:|Linkedid:|DestUniqueid:)/;
const ESL_OWN =
  /^(Content-Type: (auth\/request|command\/reply|api\/response|log\/data|text\/(event-(plain|json|xml)|disconnect-notice))|Event-Name:|Core-UUID:|Reply-Text:|FreeSWITCH-|Channel-Call-State|Channel-State|Caller-(Channel|Caller-ID|Profile)|variable_\w+:|Speech-Type:)/;

const linesOf = ({ lines }: Sample): readonly string[] => lines.map((line) => textOf(line).trim());
const label = (line: string): string => line.split(':', 1)[0] ?? line;

const pairKind =
  (own: RegExp) =>
  (line: string): LineKind =>
    own.test(line) ? 'sure' : PAIR.test(line) ? 'known' : 'foreign';

export function amiEvidence(sample: Sample): Evidence | null {
  const format = { format: 'asterisk-ami', kindOf: pairKind(AMI_OWN), label, sharedWith: [], shared: 0 };
  return weighLines(format, linesOf(sample));
}

export function eslEvidence(sample: Sample): Evidence | null {
  const format = { format: 'freeswitch-esl', kindOf: pairKind(ESL_OWN), label, sharedWith: [], shared: 0 };
  return weighLines(format, linesOf(sample));
}

export function fritzEvidence(sample: Sample): Evidence | null {
  return weighLines(
    {
      format: 'fritzbox',
      kindOf: (line) => (parseLine(line) === null ? 'foreign' : 'sure'),
      label: (line) => line.split(';')[1] ?? '',
      sharedWith: [],
      shared: 0,
    },
    linesOf(sample),
  );
}

const CSTA_XML =
  /^[^<]{0,8}<\?xml[^>]*>\s*<[^>]*(ecma-323|ecma-354|MonitorStart|DeliveredEvent|StartApplicationSession)/;

export function cstaEvidence({ bytes }: Sample): Evidence | null {
  const { frames } = frame(NOTHING_PENDING, bytes);
  const framed = frames.flatMap((one) => (one.type === 'message' && one.xml.includes('<') ? [one.xml] : []));
  const text = textOf(bytes);
  // A message that is not whole yet, or a log of them without their headers.
  const messages = framed.length === 0 && CSTA_XML.test(text) ? [text.slice(text.indexOf('?>') + 2)] : framed;
  if (messages.length === 0) return null;
  const kinds = messages.map((xml) => /<(?:\w+:)?([A-Z]\w+)/.exec(xml)?.[1] ?? 'XML');
  return {
    format: 'csta-xml',
    confidence: 0.95,
    reasons: [
      { type: 'packets', count: messages.length, kinds: [...new Set(kinds)].slice(0, 4), check: 'length' },
    ],
  };
}
