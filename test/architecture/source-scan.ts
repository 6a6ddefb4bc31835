/** One import of a source file. `isType`: nothing of it is left when the program runs. */
export interface Import {
  readonly target: string;
  readonly isType: boolean;
}

const STATEMENT = /(?:^|[;\n])[ \t]*(?:import|export)\b([^;'"`]*?)\bfrom\s*(['"])([^'"\n]+)\2/g;
const BARE = /(?:^|[;\n])[ \t]*import\s*(['"])([^'"\n]+)\1/g;
const CALLED = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;
const RE_EXPORT = /(?:^|[;\n])[ \t]*export\s*(?:type\s*)?(?:\*|\{[^}]*\})[^;'"\n]*\bfrom\s*['"]/;

/** Imports and re-exports of a TypeScript source: static, bare and by call. Comments are not looked at. */
export const importsOf = (source: string): readonly Import[] => {
  const code = withoutComments(source);
  const statements = [...code.matchAll(STATEMENT)].map(([, clause = '', , target = '']) => ({
    target,
    isType: isTypeClause(clause),
  }));
  const others = [...code.matchAll(BARE), ...code.matchAll(CALLED)];
  return [...statements, ...others.map(([, , target = '']) => ({ target, isType: false }))];
};

/** `type X`, `type { X }`, or braces in which every name is marked. */
const isTypeClause = (clause: string): boolean => {
  if (/^\s*type\s+[\w{*]/.test(clause)) return true;
  const braces = /^\s*\{([^}]*)\}\s*$/.exec(clause);
  const names = (braces?.[1] ?? '').split(',').filter((name) => name.trim() !== '');
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
};

/** Is the file a barrel, or does it pass on what another file exports? */
export const isReExporting = (source: string): boolean => RE_EXPORT.test(withoutComments(source));

const ANY = /(?:[:<|&,(=]\s*|\bas\s+|\bextends\s+)any\b(?!\s*[:(=])/;

/** Does it use the type `any`? Words in comments and texts do not count. */
export const usesAny = (source: string): boolean => ANY.test(withoutTexts(withoutComments(source)));

const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;

/** A text keeps its place, so that `// not a comment` inside quotes stays. */
const withoutComments = (source: string): string =>
  source.replaceAll(TOKEN, (token) => (/^\/[*/]/.test(token) ? ' ' : token));

const withoutTexts = (code: string): string => code.replaceAll(TOKEN, "''");
