import { z } from 'zod';
import { matching, parsed, parseText, refused, scalar } from './scalar.ts';

/** A section of the file: unknown keys are faults, so that a typing error is never a silent default. */
export const section = <Shape extends z.core.$ZodLooseShape>(description: string, shape: Shape) =>
  z.strictObject(shape).meta({ description });

const HOST =
  /^(?=.{1,253}$)[\p{L}\p{N}_]([\p{L}\p{N}_-]*[\p{L}\p{N}_])?(\.[\p{L}\p{N}_]([\p{L}\p{N}_-]*[\p{L}\p{N}_])?)*\.?$/u;
const IPV6 = /^[0-9a-f:.]*:[0-9a-f:.]*(%[\w.-]+)?$/i;

/** A host name or an address, without `http://` and without a port. */
export const host = (description: string, example: string) =>
  scalar({ description, example, kind: 'host name or IP address' }, (value) => {
    const plain = parseText(value, 253);
    if (plain.type === 'refused' || HOST.test(value) || IPV6.test(value)) return plain;
    const remedy = `Write only the name or the address, without protocol and port, for example ${example}.`;
    return refused('is not a host name or an IP address', remedy);
  });

const ADDRESS = /^[^\s<>()[\]\\,;:@"]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u;

/** A mail address without a display name. */
export const mailAddress = (description: string, example: string) =>
  matching(description, example, ADDRESS, 'a mail address');

/** Path of a file, absolute or relative to the configuration file. */
export const filePath = (description: string, example: string) =>
  scalar({ description, example, kind: 'path of a file' }, (value) => parseText(value, 4096));

/** A password. Blanks inside are kept; its value appears in no message, log or error. */
export const secret = (description: string) =>
  scalar({ description, example: '"…"', kind: 'text, kept secret' }, (value) =>
    value.length === 0
      ? refused('is empty', 'Write it in quotes: a value that starts with # & * ! or @ needs them.')
      : parsed(value),
  );

/** Names a line or an extension; appears in the event stream, in the address of pages and in decoders' options. */
export const identifier = (description: string, example: string) =>
  matching(
    description,
    example,
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u,
    'a short name of letters, digits, dot, dash or underscore',
  );

/** A channel pattern of the PBX: `*` stands for any characters. */
export const channelPattern = (description: string, example: string) =>
  matching(description, example, /^[^\s/]+\/\S+$/, 'a channel pattern such as PJSIP/trunk*');

/** A name inside the PBX; `*` stands for any characters, `?` for one. */
export const namePattern = (description: string, example: string) =>
  matching(description, example, /^[^\s]{1,64}$/, 'a name or a pattern without blanks');

export const telephoneNumber = (description: string, example: string) =>
  matching(description, example, /^\+?[0-9][0-9 ()-]{0,30}$/, 'a telephone number');

export const timeZone = (description: string, example: string) =>
  scalar({ description, example, kind: 'name of a time zone' }, (value) => {
    if (isTimeZone(value)) return parsed(value);
    return refused('is not a known time zone', `Write a name of the tz database, for example ${example}.`);
  });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
};
