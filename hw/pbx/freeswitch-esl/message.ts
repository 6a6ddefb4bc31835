/** Header fields, names in lower case. A name that comes twice keeps its first value. */
export type Fields = ReadonlyMap<string, string>;

/** One message of the event socket: headers, and a body of `Content-Length` bytes (often none). */
export interface EslMessage {
  readonly headers: Fields;
  readonly body: string;
}

/** The value of a field, '' when there is none: FreeSWITCH itself writes both for "not known". */
export function field(fields: Fields, name: string): string {
  return fields.get(name.toLowerCase()) ?? '';
}

export function contentType(message: EslMessage): string {
  return field(message.headers, 'Content-Type');
}

/** The event in a message, or null. Most come as a body; the answer to `connect` is nothing but headers. */
export function eventOf(message: EslMessage): Fields | null {
  const fields = contentType(message) === 'text/event-plain' ? parseFields(message.body) : message.headers;
  return fields.has('event-name') ? decoded(fields) : null;
}

/** What `uuid_dump` says of a channel, or null when it says that there is none. */
export function dumpOf(body: string): Fields | null {
  const fields = decoded(parseFields(body));
  return field(fields, 'Unique-ID') === '' ? null : fields;
}

const NAME = /^[A-Za-z][A-Za-z0-9_.~+/\\-]*$/;

/** Splits `Name: value`; null when the line is nothing of the kind. */
export function parseField(line: string): readonly [name: string, value: string] | null {
  const colon = line.indexOf(':');
  if (colon < 1) return null;
  const name = line.slice(0, colon);
  if (!NAME.test(name)) return null;
  return [name.toLowerCase(), line.slice(colon + 1).trim()];
}

/** The fields up to the first empty line; lines that are none are left out. */
export function parseFields(text: string): Fields {
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break;
    const [name, value] = parseField(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

function decoded(fields: Fields): Fields {
  return new Map([...fields].map(([name, value]) => [name, percentDecoded(value)]));
}

/** `decodeURIComponent` throws on what is no UTF-8; here it becomes U+FFFD. Control characters are dropped. */
function percentDecoded(text: string): string {
  const plain = text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return plain.replace(/\p{Cc}/gu, '');
}
