import { FAULT_SAYS, REMEDY } from './smtp-words.ts';
import type { TestMailEvent } from './test-mail.ts';

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
      return [`${(event.elapsed / 1000).toFixed(1).padStart(6)} s  ${event.step.padEnd(13)}${event.text}`];
    case 'taken':
      return [
        `The server has taken the mail for ${to}.`,
        'If it does not arrive, look into the spam folder and into the journal of the server.',
      ];
    case 'fault':
      return [
        `It did not work: ${FAULT_SAYS[event.kind] ?? 'the server does not take this mail'}.`,
        `${event.isServer ? 'The server said' : 'The error was'}: ${event.words}`,
        `What to do: ${REMEDY[event.kind]}`,
      ];
    case 'certificate':
      return [
        `It shows: ${event.text}`,
        'Only if whoever runs the server confirms this fingerprint, it can be trusted with:',
        `  fingerprint: "${event.fingerprint}"`,
      ];
    case 'program':
      if (event.isTaken) return [event.words];
      return [
        `It did not work: ${event.words}`,
        'What to do: try the program by hand, as the user of the box; look into its journal.',
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
