/** What is subscribed to. A heartbeat comes every 20 seconds and shows that the connection lives. */
const EVENTS = [
  'CHANNEL_CREATE',
  'CHANNEL_PROGRESS',
  'CHANNEL_PROGRESS_MEDIA',
  'CHANNEL_ANSWER',
  'CHANNEL_BRIDGE',
  'CHANNEL_UNBRIDGE',
  'CHANNEL_HANGUP_COMPLETE',
  'CHANNEL_DESTROY',
  'HEARTBEAT',
].join(' ');

/** The password of the event socket, or a user's with `username` (`name@domain`). */
export function authCommand({
  username,
  secret,
}: {
  readonly username?: string;
  readonly secret: string;
}): string {
  return command(username === undefined ? `auth ${secret}` : `userauth ${username}:${secret}`);
}

export function subscribeCommand(): string {
  return command(`event plain ${EVENTS}`);
}

export function listCommand(): string {
  return command('api show channels as json');
}

export function dumpCommand(uuid: string): string {
  return command(`api uuid_dump ${uuid}`);
}

/** Any answer proves that FreeSWITCH lives. */
export function pingCommand(): string {
  return command('api version');
}

/** A line end in a value would begin a command of its own and is taken out. */
function command(text: string): string {
  return `${text.replace(/[\r\n]/g, '')}\n\n`;
}

const UUID = /^[\w.-]{1,64}$/;

/** The channels in the answer to `show channels as json`; null when it is no such answer. */
export function listedUuids(body: string): readonly string[] | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return null;
  }
  if (typeof answer !== 'object' || answer === null || !('row_count' in answer)) return null;
  const rows: unknown = 'rows' in answer ? answer.rows : [];
  if (!Array.isArray(rows)) return null;
  return rows.flatMap((row: unknown) => {
    const uuid = typeof row === 'object' && row !== null && 'uuid' in row ? row.uuid : null;
    return typeof uuid === 'string' && UUID.test(uuid) ? [uuid] : [];
  });
}
