import { SourceFault } from '../source.ts';

/** Reads a body up to a limit. @throws SourceFault when there is more */
export async function boundedBody(response: Response, most: number): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > most) throw new SourceFault(`answered with more than ${most} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
