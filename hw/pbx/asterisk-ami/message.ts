/**
 * One block of `Key: Value` lines: a response or an event. Keys are kept in lower case, because Asterisk itself
 * writes both `Uniqueid` and `UniqueID`; a repeated key (`Variable`, `ChanVariable`) keeps all its values.
 */
export interface AmiMessage {
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** The first value of `key`, or '' when the message has none: Asterisk writes both for "not known". */
export function value(message: AmiMessage, key: string): string {
  return message.fields.get(key.toLowerCase())?.[0] ?? '';
}

/** All values of a repeated key, in the order of the wire. */
export function values(message: AmiMessage, key: string): readonly string[] {
  return message.fields.get(key.toLowerCase()) ?? [];
}

const KEY = /^[A-Za-z][A-Za-z0-9_()./\\;@~+-]*$/;

/** Splits `Key: Value`; null when the line is nothing of the kind. */
export function parseField(line: string): readonly [key: string, value: string] | null {
  const colon = line.indexOf(':');
  if (colon < 1) return null;
  const key = line.slice(0, colon);
  if (!KEY.test(key)) return null;
  const start = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
  // A damaged byte must not bring a control character onto a screen, or into the name of a call.
  return [key.toLowerCase(), line.slice(start).replace(/\p{Cc}/gu, '')];
}

/** Makes a message of fields in wire order; keys must be in lower case already. */
export function messageOf(fields: Iterable<readonly [string, string]>): AmiMessage {
  const collected = new Map<string, string[]>();
  for (const [key, text] of fields) {
    const known = collected.get(key);
    if (known === undefined) collected.set(key, [text]);
    else known.push(text);
  }
  return { fields: collected };
}
