/** Texts that would mean something to whoever put them into a statement, a header, a page, a formula or a path unguarded. */
export const HOSTILE_TEXTS: readonly string[] = [
  `'; DROP TABLE customer; --`,
  `' OR '1'='1`,
  'x\r\nBcc: evil@evil.example\r\n\r\nbody',
  'a\0b',
  '\ud83d',
  '\u202e\ufeff\u2028',
  '<img src=x onerror=evil()>',
  '=HYPERLINK("http://evil.example","x")',
  '{{#caller}}{{{caller}}}',
  '__proto__',
  '../../../etc/passwd\0.csv',
  'https://evil.example/',
  '%0d%0a%00',
  '1e309',
  '漢'.repeat(60_000),
  ' ',
  '',
];

/** What stands where something else is meant. */
export const WRONG_TYPES: readonly unknown[] = [
  ...[
    null,
    true,
    -1,
    0.5,
    1e308,
    Number.MAX_SAFE_INTEGER,
    [],
    [[]],
    {},
    { $ne: null },
    { toString: 1, length: 1e9 },
  ],
  Array.from({ length: 5_000 }, () => 'x'),
];

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}0${close.repeat(depth)}`;

/** Whole bodies that are no request: too deep, with names that reach what every object has, or no JSON at all. */
export const HOSTILE_BODIES: readonly string[] = [
  '{"__proto__":{"isAdmin":true},"name":"x"}',
  '{"constructor":{"prototype":{"isAdmin":true}},"name":"x"}',
  '{"a":{"__proto__":{"isAdmin":true}}}',
  nested('[', ']', 50_000),
  nested('{"a":', '}', 30_000),
  'null',
  '"text"',
  '1e999',
  '[]',
  '{',
  '\ufeff{}',
  '{"name":"\\ud800","name":1e999}',
];

/** The body once for each part of it, with that part replaced. */
export function* mutations(body: unknown): Generator<unknown> {
  for (const value of WRONG_TYPES) yield value;
  if (typeof body === 'string') yield* HOSTILE_TEXTS;
  if (Array.isArray(body) && body.length > 0) {
    for (const value of mutations(body[0])) yield [value, ...body.slice(1)];
  } else if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    for (const [name, part] of Object.entries(body)) {
      for (const value of mutations(part)) yield { ...body, [name]: value };
    }
  }
}
