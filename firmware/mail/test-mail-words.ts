import { clauseOf } from '../mail-faults/fault-text.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { consoleRemedy } from './console-remedy.ts';
import type { TestedCertificate, TestMailEvent } from './test-mail.ts';
import type { StoryLine } from './test-mail-story.ts';

/** What is said of a test mail on a console: what happened and, where it failed, what to do. One line an entry. */
export function testMailLines(
  event: TestMailEvent,
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] {
  switch (event.type) {
    case 'way': {
      const way = `From ${from} to ${to} through ${event.way}`;
      return event.isSecond ? ['', 'The second server:', way] : [way];
    }
    case 'step':
      // Where the time goes is half of the answer.
      return [
        `${(event.elapsed / 1000).toFixed(1).padStart(6)} s  ${event.step.padEnd(13)}${stepText(event)}`,
      ];
    case 'taken':
      if (event.program !== null)
        return [`${event.program} has taken the mail.`, ...(event.words === '' ? [] : [event.words])];
      return [
        `The server has taken the mail for ${to}.`,
        'If it does not arrive, look into the spam folder and into the journal of the server.',
      ];
    case 'fault':
      return faultLines(event.fault);
    case 'certificate':
      return [
        `It shows: ${certificateText(event.shown)}`,
        'Only if whoever runs the server confirms this fingerprint, it can be trusted with:',
        `  fingerprint: "${event.shown.fingerprint}"`,
      ];
    case 'record':
      return [
        '',
        'Mails are signed. Publish this TXT record in the DNS, or receivers take the signature for a forgery:',
        `  name   ${event.name}`,
        `  text   ${event.text}`,
      ];
  }
}

function faultLines(fault: MailFault): readonly string[] {
  const { code, said, by } = fault;
  const other = code.startsWith('program-') ? 'The program said' : 'The server said';
  const speaker = by === 'machine' ? 'The error was' : other;
  return [
    `It did not work: ${clauseOf(fault)}.`,
    ...(said === '' ? [] : [`${speaker}: ${said}`]),
    `What to do: ${consoleRemedy(fault)}`,
  ];
}

function stepText({ step, text, until }: StoryLine): string {
  if (step === 'encryption') return 'on';
  return until === null ? text : `${text}, until ${dayOf(until)}`;
}

const certificateText = ({ subject, issuer, until }: TestedCertificate): string =>
  `${subject}, signed by ${issuer}${until === null ? '' : `, until ${dayOf(until)}`}`;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
