import type { Command, Option, Options } from './command.ts';

const column = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
};

/** `rusuban --help` */
export const overview = (
  commands: readonly Command[],
): string => `Rusuban shows who is calling and mails the representative when nobody answered.

Usage: rusuban COMMAND [OPTIONS]

${column(commands.map((command) => [`${command.name} ${command.synopsis}`.trim(), command.summary]))}

  rusuban COMMAND --help    options of a command
  rusuban --version

Exit codes: 0 done, 1 it did not work, 2 wrong words or configuration, 70 a fault of the program.
`;

/** `rusuban COMMAND --help` */
export const commandHelp = (command: Command): string => {
  const sections = [
    `Usage: rusuban ${command.name} ${command.synopsis}`.trim(),
    `${command.summary.slice(0, 1).toUpperCase()}${command.summary.slice(1)}.`,
    optionList(command.options),
    ...(command.notes ?? []),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

export const optionList = (options: Options): string => {
  const rows = Object.entries(options).map(
    ([name, option]) => [optionText(name, option), option.description] as const,
  );
  return rows.length === 0 ? '' : column(rows);
};

const optionText = (name: string, option: Option): string =>
  option.type === 'boolean' ? `--${name}` : `--${name} ${option.value ?? 'VALUE'}`;
