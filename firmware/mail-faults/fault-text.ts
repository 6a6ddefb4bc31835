import { english } from './english.ts';
import { sentenceOf } from './fault-words.ts';
import { serverSaysIt } from './judgement.ts';
import type { MailFault } from './mail-fault.ts';

const ISO_TIME = (at: number): string => new Date(at).toISOString();

/** English, for the journal, the command line and programs: what happened, and what was said of it. */
export function faultsText(faults: readonly MailFault[]): string {
  return faults.map(textOf).join(' / ');
}

function textOf(fault: MailFault): string {
  const { code, said, by } = fault;
  if (said !== '' && serverSaysIt(code)) return said;
  const says = clauseOf(fault);
  if (said === '') return says;
  return by === 'server' ? `${says}: ${said}` : `${says} (${said})`;
}

/** The sentence as a part of a longer one. */
export function clauseOf(fault: MailFault): string {
  const sentence = sentenceOf(english, fault, ISO_TIME);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
}
