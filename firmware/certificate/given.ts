import { readFile } from 'node:fs/promises';
import { ConfigError } from '../errors.ts';
import { faultOf } from './examine.ts';
import type { KeyPair } from './issue.ts';

/** Reads a certificate that the office brings itself. @throws ConfigError when it cannot be used */
export async function readGiven(
  files: { readonly certificate: string; readonly key: string },
  now: number,
): Promise<KeyPair> {
  const pair = { certificate: await read(files.certificate), key: await read(files.key) };
  const fault = faultOf(pair, now);
  if (fault === null) return pair;
  throw new ConfigError(`http.certificate: ${fault}`, {
    details: [
      `Certificate: ${files.certificate}, key: ${files.key}`,
      'Give a certificate (with the chain) and its key as PEM files, or leave http.certificate out.',
    ],
  });
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new ConfigError(`http.certificate: ${file} cannot be read (${code})`, { cause });
  });
}
