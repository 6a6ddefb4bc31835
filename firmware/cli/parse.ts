import { parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import type { Command, Options, Typed } from './command.ts';

/** What the words behind `rusuban` ask for. */
export type Request =
  | { readonly type: 'help'; readonly command?: Command }
  | { readonly type: 'version' }
  | { readonly type: 'run'; readonly command: Command; readonly typed: Typed };

/** @throws UsageError with a hint when it is not clear what is wanted. */
export const parseCommandLine = (argv: readonly string[], commands: readonly Command[]): Request => {
  const [first = '--help', ...rest] = argv;
  if (first === '--version' || first === '-V') return { type: 'version' };
  if (first === '--help' || first === '-h') return { type: 'help' };
  if (first === 'help')
    return { type: 'help', ...(rest[0] === undefined ? {} : { command: find(rest[0], commands) }) };
  const command = find(first, commands);
  if (beforeDashes(rest).some((word) => word === '--help' || word === '-h')) return { type: 'help', command };
  return { type: 'run', command, typed: parseWords(rest, command) };
};

/** Everything behind `--` is a word, even if it looks like an option. */
const beforeDashes = (words: readonly string[]): readonly string[] => {
  const at = words.indexOf('--');
  return at === -1 ? words : words.slice(0, at);
};

const find = (name: string, commands: readonly Command[]): Command => {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const kind = name.startsWith('-') ? 'option' : 'command';
  const meant = nearest(
    name,
    commands.map((one) => one.name),
  );
  throw new UsageError(
    `unknown ${kind} "${name}"`,
    meant === null ? 'rusuban --help lists the commands.' : `Did you mean "rusuban ${meant}"?`,
  );
};

const parseWords = (words: readonly string[], command: Command): Typed => {
  const options = {
    ...command.options,
    ...command.optionsFor?.(words.filter((word) => !word.startsWith('-'))),
  };
  const { values, positionals, tokens } = tokensOf(words, options);
  const hint = `rusuban ${command.name} --help says more.`;
  for (const token of tokens) {
    if (token.kind === 'option') checkOption(token, options, hint);
  }
  const [least, most] = command.words;
  if (positionals.length < least)
    throw new UsageError(`"${command.name}" needs more: ${command.synopsis}`, hint);
  const extra = positionals[most];
  if (extra !== undefined)
    throw new UsageError(`"${command.name}" does not know what to do with "${extra}"`, hint);
  const given = (option: string): readonly string[] => (values[option] ?? []).map(String);
  return {
    positionals,
    values: given,
    value: (option) => given(option).at(-1),
    has: (option) => given(option).length > 0,
  };
};

/** Not strict: Node's own messages are of the wrong language for somebody at a telephone. */
const tokensOf = (words: readonly string[], options: Options) => {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [name, { type, multiple: true as const }]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  return {
    values: values as Readonly<Record<string, readonly (string | boolean)[] | undefined>>,
    positionals,
    tokens,
  };
};

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

const checkOption = (token: OptionToken, options: Options, hint: string): void => {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) {
    const meant = nearest(token.name, Object.keys(options));
    throw new UsageError(
      `unknown option "${token.rawName}"`,
      meant === null ? hint : `Did you mean "--${meant}"?`,
    );
  }
  // `--from --withheld` would otherwise take the next option for a number.
  const lacksValue = token.value === undefined || (token.value.startsWith('--') && token.value.length > 2);
  if (option.type === 'string' && lacksValue) {
    throw new UsageError(
      `option "${token.rawName}" needs a value`,
      `Write --${token.name}=${option.value ?? 'VALUE'}.`,
    );
  }
  if (option.type === 'boolean' && token.value !== undefined) {
    throw new UsageError(`option "${token.rawName}" takes no value`, hint);
  }
};
