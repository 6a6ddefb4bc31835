/** What was asked cannot be done now. */
export class ImportRefusal extends Error {
  readonly code: 'conflict' | 'too-large';

  constructor(code: ImportRefusal['code'], message: string) {
    super(message);
    this.name = 'ImportRefusal';
    this.code = code;
  }
}

/** A hundred thousand customers with notes have some 30 MB. */
const MOST_BYTES = 134_217_728;

/** The bytes of a file that is sent, up to the limit. @throws ImportRefusal beyond it */
export async function* bounded(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new ImportRefusal('too-large', `the file is larger than ${MOST_BYTES / 1_048_576} MB; divide it`);
    yield chunk;
  }
}
