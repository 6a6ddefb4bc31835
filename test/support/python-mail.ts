import { spawnSync } from 'node:child_process';

/** A mail as Python's own parser reads it: nothing of the libraries that wrote it is asked. */
export interface PythonMail {
  readonly subject: string;
  readonly to: string;
  readonly text: string;
  readonly html: string;
  readonly charsets: readonly string[];
  readonly file: string | null;
  readonly fileText: string | null;
  readonly defects: readonly string[];
}

const READER = `
import sys, json
from email import message_from_bytes, policy
mail = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
parts = list(mail.walk())
def text_of(kind):
    part = mail.get_body(preferencelist=(kind,))
    raw = part.get_payload(decode=True)
    name = part.get_content_charset()
    # What mail calls Shift_JIS is what Windows wrote.
    return raw.decode('cp932' if name == 'shift_jis' else name).replace('\\r\\n', '\\n')
files = [part for part in parts if part.get_filename()]
print(json.dumps({
  'subject': str(mail['subject']), 'to': str(mail['to']), 'text': text_of('plain'), 'html': text_of('html'),
  'charsets': [p.get_content_charset() for p in parts if p.get_content_maintype() == 'text' and not p.get_filename()],
  'file': files[0].get_filename() if files else None,
  'fileText': files[0].get_payload(decode=True).decode('utf-8') if files else None,
  'defects': [type(d).__name__ for p in parts for d in p.defects] + [type(d).__name__ for _, v in mail.items() for d in v.defects],
}))
`;

/** Why Python cannot be asked here, or null. */
export const withoutPython =
  spawnSync('python3', ['-c', 'import email, json'], { timeout: 20_000 }).status === 0
    ? null
    : 'there is no python3 with its email package';

export function readByPython(bytes: Buffer): PythonMail {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', READER], { input: bytes, timeout: 30_000 });
  if (status !== 0) throw new Error(`Python could not read the mail: ${stderr.toString()}`);
  return JSON.parse(stdout.toString()) as PythonMail;
}
