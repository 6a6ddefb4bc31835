import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An npm package that lies in ours, and what it asks for that. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** As the package says it: `MIT`, `(BSD-2-Clause OR MIT)`. */
  readonly licence: string;
  /** Lines that name who holds the rights. */
  readonly holders: readonly string[];
  /** Where its source is; some licences ask to say so (MPL). */
  readonly source: string;
  /** The whole text that the package brings; empty when it brings none. */
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
  readonly author?: string | { readonly name?: string };
}

/** Reads the licence of an npm package from its folder. */
export function licenceOf(folder: string): Licensed {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  const { name, version, license = 'unknown' } = manifest;
  return {
    name,
    version,
    licence: license,
    holders: holdersIn(text, manifest),
    source: sourceOf(manifest),
    text,
  };
}

function sourceOf({ name, repository }: Manifest): string {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+|\.git$/g, '') ?? `the npm package ${name}`;
}

function holdersIn(text: string, { name, author }: Manifest): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s*#>-]+/, '').trim());
  const found = lines.filter((line) => /^(copyright \(c\)|(copyright|\(c\)|©).*\d{4})/i.test(line));
  if (found.length > 0) return [...new Set(found)].map((line) => line.replace(/\s*<br>$/, ''));
  const person = typeof author === 'string' ? author : author?.name;
  return [person ?? `the authors of ${name}`];
}

/** The texts themselves, one package after the other, as MIT and its kin ask for. */
export function notices(packages: readonly Licensed[]): string {
  const parts = packages.map(({ name, version, licence, source, text }) => {
    const title = `${name} ${version} (${licence})`;
    const body = text === '' ? 'The package brings no text of its licence beyond that name.' : text;
    return `${title}\n${'='.repeat(title.length)}\nSource: ${source}\n\n${body}\n`;
  });
  return `${['Rusuban contains the following packages. Each keeps its own licence.\n', ...parts].join(
    '\n\n',
  )}`;
}
