/** Outside lines, each with a number of its own. */
export const LINES = 16;

export const didOf = (line: number): string => `03${String(10 + line).padStart(8, '0')}`;

/** The configuration of the box under test, whose PBX and mail server are on this machine. */
export function configuration(pbxPort: number, mailPort: number): string {
  const all = Array.from({ length: LINES }, (_, n) => n);
  const lines = all.map((n) => `  - { id: "${n + 1}", number: "${didOf(n)}" }`);
  const rules = all.map((n) => `      - { did: "${didOf(n)}", line: "${n + 1}" }`);
  return `
http: { port: 0 }
site: { trust-clock: true }
lines:
${lines.join('\n')}
extensions: [ { id: "101" }, { id: "102" } ]
links:
  - type: asterisk-ami
    host: 127.0.0.1
    port: ${pbxPort}
    username: rusuban
    secret: soak
    trunk: ["PJSIP/trunk*"]
    lines:
${rules.join('\n')}
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${mailPort}, security: none }
  retry: "1s*…"
  sweep: "* * * * * *"
log: { level: warn }
`;
}
