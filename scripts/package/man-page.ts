/** What `rusuban --help` and `rusuban COMMAND --help` print. */
export interface Help {
  readonly overview: string;
  readonly commands: readonly { readonly name: string; readonly text: string }[];
}

/** Names of the commands in the overview. */
export function commandsIn(overview: string): readonly string[] {
  const [, list = ''] = overview.split('Usage: rusuban COMMAND [OPTIONS]')[1]?.split('\n\n') ?? [];
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)\b.*? {2}\S/gm)].flatMap((found) => found[1] ?? []);
}

/** rusuban(1), made from the help of the command line, so that it cannot tell of another one. */
export function manPage({ overview, commands }: Help, version: string, date: Date): string {
  const [about = '', ...rest] = overview.trim().split('\n\n');
  const exits = rest.find((part) => part.startsWith('Exit codes: ')) ?? '';
  return `${[
    `.TH RUSUBAN 1 "${date.toISOString().slice(0, 10)}" "rusuban ${version}" "User Commands"`,
    '.SH NAME\nrusuban \\- call board and absence mail beside the office telephone system',
    '.SH SYNOPSIS\n.B rusuban\n.I COMMAND\n.RI [ OPTIONS ]',
    `.SH DESCRIPTION\n${roff(about)}\n.PP\nThe installed box is the service\n.BR rusuban.service ,\nwhich runs\n.BR "rusuban start" .`,
    '.SH COMMANDS',
    ...commands.map(({ name, text }) => `.SS ${roff(name)}\n${asPrinted(text)}`),
    `.SH EXIT STATUS\n${roff(exits.replace('Exit codes: ', ''))}`,
    FILES,
    '.SH SEE ALSO\n.BR systemctl (1),\n.BR journalctl (1)',
  ].join('\n')}\n`;
}

const FILES = `.SH FILES
.TP
.I /etc/rusuban/rusuban.yaml
configuration; files with passwords lie beside it
.TP
.I /var/lib/rusuban/rusuban.db
customers, calls, mails and settings
.TP
.I /usr/share/doc/rusuban
guides`;

/** A line that begins with a dot or an apostrophe would be an instruction. */
function roff(text: string): string {
  return text
    .trim()
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
}

function asPrinted(text: string): string {
  return `.nf\n${roff(text)}\n.fi`;
}
