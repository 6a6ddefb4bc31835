import type { Format, FormatValues } from '../../../hw/decoders/format.ts';
import { FORMATS } from '../../../hw/decoders/formats.ts';
import { OptionRefused } from '../../../hw/decoders/option-refused.ts';
import type { StreamDecoder } from '../../../hw/decoders/stream-decoder.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { nearest } from '../../config/nearest.ts';
import { readSource } from '../../config/source.ts';
import { ConfigError, UsageError } from '../../errors.ts';
import { type Command, EXIT, type Options, type Surroundings } from '../command.ts';
import { faultText } from '../config-file.ts';
import { optionList } from '../help.ts';

const optionsOf = (format: Format): Options =>
  Object.fromEntries(
    Object.entries(format.options).map(([name, option]) => [
      name,
      { type: 'string', multiple: true, ...option } as const,
    ]),
  );

export const decode: Command = {
  name: 'decode',
  summary: 'turn bytes of equipment into events, one JSON object a line',
  synopsis: 'FORMAT [FILE]',
  words: [1, 2],
  options: {},
  notes: [
    'Reads standard input when no FILE is given. Bytes that fit no message come out as "unrecognised".',
    ...FORMATS.filter((format) => Object.keys(format.options).length > 0).map(
      (format) => `Options of ${format.name}:\n${optionList(optionsOf(format))}`,
    ),
  ],
  optionsFor(words) {
    const format = FORMATS.find(({ name }) => words.includes(name));
    return format === undefined ? {} : optionsOf(format);
  },
  async run(typed, surroundings) {
    const [name = '', file] = typed.positionals;
    const bytes = file === undefined ? surroundings.input : surroundings.bytesOf(file);
    await decodeAll(decoderOf(formatOf(name), typed.values, surroundings), bytes, surroundings);
    return EXIT.done;
  },
};

/** @throws UsageError or ConfigError when an option, or a file that it names, is wrong. */
const decoderOf = (format: Format, values: FormatValues, { readFile }: Surroundings): StreamDecoder => {
  try {
    return format.create(values, (path) => {
      const { raw, lineOf, faults } = readSource(readFile(path));
      return { raw, lineOf, faults: faults.map(faultText) };
    });
  } catch (error) {
    if (!(error instanceof OptionRefused)) throw error;
    const { message, remedy, details } = error;
    if (details.length === 0) throw new UsageError(message, remedy, { cause: error });
    throw new ConfigError(message, { cause: error, details: [...details, remedy] });
  }
};

const formatOf = (name: string): Format => {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const meant = nearest(
    name,
    FORMATS.map((one) => one.name),
  );
  throw new UsageError(
    `unknown format "${name}"`,
    meant === null ? 'rusuban formats lists them.' : `Did you mean "${meant}"?`,
  );
};

/** Events leave as soon as their bytes are in; when the reader of the output goes away the work ends. */
const decodeAll = async (
  decoder: StreamDecoder,
  bytes: AsyncIterable<Uint8Array>,
  { out }: Surroundings,
): Promise<void> => {
  for await (const chunk of bytes) {
    if (!(await writeEvents(decoder.push(chunk), out))) return;
  }
  await writeEvents(decoder.end(), out);
};

const writeEvents = async (events: readonly LineEvent[], out: Surroundings['out']): Promise<boolean> => {
  if (events.length === 0) return true;
  return await out(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
};

export const formats: Command = {
  name: 'formats',
  summary: 'list the formats that decode knows',
  synopsis: '',
  words: [0, 0],
  options: {},
  async run(_typed, { out }) {
    const width = Math.max(...FORMATS.map(({ name }) => name.length));
    await out(FORMATS.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join(''));
    return EXIT.done;
  },
};
