import type { LineEvent } from '../../../hw/line-event.ts';
import { decodeCstaXml } from '../../../hw/pbx/csta-xml/decode.ts';
import { encode } from '../../../hw/pbx/csta-xml/frame.ts';
import { decoderOf } from '../capture-formats.ts';
import { captureBytes, captureFiles } from '../captures.ts';
import { decoderNamed } from '../decoders.ts';
import { decoded } from '../feeding.ts';
import { bytesOf } from '../own-samples.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

/** The extensions of the house that the messages were recorded in. */
const openscape = () =>
  decodeCstaXml({ extension: ['30210612*', '302118840*'], lines: [{ type: 'places', lines: ['1'] }] });

/** Of most messages the header was not kept, or was made up by who published them: they get one of their own. */
function inFrame(file: string): Uint8Array {
  const bytes = captureBytes(file);
  if (/osv_06[34]_/.test(file)) return bytes;
  const whole = text(bytes);
  return encode('9999', whole.slice(whole.indexOf('<')));
}

/** Pieces of one stream; `\` and a line end stand where one was cut inside a line. */
function joined(file: string): Uint8Array {
  const beginning = file.replace(/part1\.txt$/, 'part');
  const pieces = file === beginning ? [file] : captureFiles().filter((one) => one.startsWith(beginning));
  return Buffer.from(pieces.map((piece) => text(captureBytes(piece)).replace(/\\\n$/, '')).join(''));
}

/** Everything that a recording comes to, read by the decoder of its kind. */
export function eventsIn(file: string): readonly LineEvent[] {
  const name = decoderOf(file);
  if (name === null) throw new Error(`nobody knows what reads ${file}`);
  const { create } = decoderNamed(name);
  if (name === 'csta-xml') return decoded(openscape(), [inFrame(file)]);
  if (name === 'freeswitch-esl') return decoded(create(), [joined(file)]);
  if (!file.endsWith('.ndjson')) return decoded(create(), [captureBytes(file)]);
  const rows = text(captureBytes(file))
    .split('\n')
    .filter((row) => row !== '');
  return rows.flatMap((row) =>
    decoded(create(), [bytesOf((JSON.parse(row) as { raw_hex: string }).raw_hex)]),
  );
}
