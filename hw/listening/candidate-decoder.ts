import { FORMATS } from '../decoders/formats.ts';
import type { StreamDecoder } from '../decoders/stream-decoder.ts';
import type { Evidence } from './evidence.ts';

const NOTHING: StreamDecoder = { push: () => [], end: () => [] };
/** No option of a candidate names a file. */
const NO_FILE = { raw: null, lineOf: () => undefined, faults: [] };

/** The decoder of a candidate; parity that was seen in its bytes is taken away before. */
export function decoderOf({ format, layout, dateOrders = [], reasons }: Evidence): StreamDecoder {
  const options: Readonly<Record<string, readonly string[]>> = {
    layout: layout === undefined ? [] : [layout],
    'date-order': dateOrders.slice(0, 1),
  };
  const decoder = FORMATS.find(({ name }) => name === format)?.create(
    (option) => options[option] ?? [],
    () => NO_FILE,
  );
  if (decoder === undefined) return NOTHING;
  if (!reasons.some(({ type }) => type === 'parity')) return decoder;
  return { push: (chunk) => decoder.push(chunk.map((byte) => byte & 0x7f)), end: () => decoder.end() };
}
