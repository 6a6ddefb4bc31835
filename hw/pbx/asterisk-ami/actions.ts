/** One action as Asterisk reads it. A line end in a value would begin a field of its own and is taken out. */
export function action(fields: readonly (readonly [key: string, value: string])[]): string {
  const lines = fields.map(([key, text]) => `${key}: ${text.replace(/[\r\n]/g, '')}\r\n`);
  return `${lines.join('')}\r\n`;
}

export const ACTION_ID = { login: 'rusuban-login', filter: 'rusuban-filter', ping: 'rusuban-ping' } as const;

/**
 * Which classes of events are asked for: calls, the dialplan's words on presentation and voicemail, and the word that
 * Asterisk has booted. Asterisk sends of these what the user may read, so that a user without `dialplan` or `system` is
 * served too.
 */
const EVENTS = 'call,dialplan,system';

export function loginAction(username: string, secret: string): string {
  return action([
    ['Action', 'Login'],
    ['ActionID', ACTION_ID.login],
    ['Username', username],
    ['Secret', secret],
    ['Events', EVENTS],
  ]);
}

/**
 * Lets only those events through that are used: the rest is two thirds of the bytes of a call. One filter with
 * alternatives, because of several filters some could be refused and the link would be deaf in one ear. Needs the
 * right `write = system`; without it everything comes and is dropped here.
 */
export function filterAction(): string {
  const events =
    'Newchannel|NewCallerid|Newstate|Newexten|Dial(Begin|State|End)|Bridge(Enter|Leave)|Hangup|FullyBooted|Shutdown';
  return action([
    ['Action', 'Filter'],
    ['ActionID', ACTION_ID.filter],
    ['Operation', 'Add'],
    ['Filter', `^Event: (${events})|Value: (prohib|unavailable|CHANUNAVAIL)`],
  ]);
}

/** Ways to ask for every channel, the most telling first. The last is for Asterisk versions whose Status fails. */
export const LISTINGS = ['status-with-variables', 'status', 'core-show-channels'] as const;
export type Listing = (typeof LISTINGS)[number];

/** `Status` with the variables tells a withheld number from a shown one, also for a call that began unseen. */
export function listAction(listing: Listing, id: string): string {
  if (listing === 'core-show-channels') {
    return action([
      ['Action', 'CoreShowChannels'],
      ['ActionID', id],
    ]);
  }
  const variables = [
    ['Variables', 'CALLERID(num-pres)'],
    ['AllVariables', 'true'],
  ] as const;
  return action([['Action', 'Status'], ['ActionID', id], ...(listing === 'status' ? [] : variables)]);
}

export function pingAction(): string {
  return action([
    ['Action', 'Ping'],
    ['ActionID', ACTION_ID.ping],
  ]);
}
