import { oneLine } from './compose-clean.ts';
import { addressAndPort } from './smtp-place.ts';
import type { TraceEvent } from './smtp-trace.ts';

/** A line of the story: what was done, and what came of it. */
export interface StoryLine {
  readonly step: string;
  readonly text: string;
  /** Of a certificate: until when it is valid, ms since 1970. */
  readonly until: number | null;
}

/** What was said to the server and is not answered yet, in order: it may be told several things at once. */
export interface Story {
  readonly unanswered: readonly string[];
}

/** A server speaks first. */
export const BEGINNING: Story = { unanswered: ['greeting'] };

/** Longest text of a line, in characters; servers like to say their whole house rules. */
const MOST_TEXT = 300;
/** RFC 4954: the next word of a login. What is said in it is nothing to show. */
const LOGIN_GOES_ON = /^334/;
/** Now the mail itself goes over the wire; its end is answered, too. */
const GO_AHEAD = /^354/;

const STEPS = ['EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO', 'DATA', 'QUIT'] as const;

/** Tells one event of a session in words. `line`: null when there is nothing to tell of it yet. */
export function tell(story: Story, event: TraceEvent): { story: Story; line: StoryLine | null } {
  if (event.type === 'sent')
    return { story: { unanswered: [...story.unanswered, stepOf(event.line)] }, line: null };
  if (event.type === 'received') return answered(story, event.reply);
  return { story, line: lineOf(event) };
}

function answered({ unanswered }: Story, reply: string): { story: Story; line: StoryLine | null } {
  const [step = 'server', ...rest] = unanswered;
  const story = { unanswered: GO_AHEAD.test(reply) ? [...rest, 'mail'] : rest };
  return { story, line: LOGIN_GOES_ON.test(reply) ? null : { step, text: onOneLine(reply), until: null } };
}

function lineOf(event: Exclude<TraceEvent, { type: 'sent' | 'received' }>): StoryLine {
  switch (event.type) {
    case 'resolved':
      return { step: 'name', text: event.addresses, until: null };
    case 'connected':
      return { step: 'connect', text: addressAndPort(event.address, event.port), until: null };
    case 'certificate':
      return { step: 'certificate', text: oneLine(event.subject, MOST_TEXT), until: timeOf(event.validTo) };
    case 'encrypted':
      return { step: 'encryption', text: '', until: null };
  }
}

/** Words of a login are not commands; they belong to its AUTH. */
function stepOf(line: string): string {
  return STEPS.find((step) => line.toUpperCase().startsWith(step)) ?? 'AUTH';
}

/** `250-mail.example\n250-SIZE 1000\n250 STARTTLS` → `250 mail.example, SIZE 1000, STARTTLS` */
function onOneLine(reply: string): string {
  const text = reply.replace(/^(\d{3})-/, '$1 ').replace(/\r?\n\d{3}[ -]/g, ', ');
  return oneLine(text, MOST_TEXT);
}

/** `Nov 27 21:21:25 2027 GMT`, as a certificate says it. @returns ms since 1970; null: it says something else */
export function timeOf(validTo: string): number | null {
  const time = Date.parse(validTo);
  return Number.isNaN(time) ? null : time;
}
