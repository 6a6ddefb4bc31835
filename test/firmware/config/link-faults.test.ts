import test from 'ava';
import { rejects } from './rejects.ts';
import { AMI, SMALL } from './sample-files.ts';

const withLine = (text: string): string => `${SMALL}${text}`;
const modem = (rest: string): string => `${SMALL}links:\n  - { type: modem, name: m, ${rest} }\n`;

test(
  'a link of an unknown kind',
  rejects,
  withLine('links: [ { type: modm } ]'),
  'links[0].type',
  4,
  /known kind/,
  /"modem"/,
);
test(
  'a line that is not defined',
  rejects,
  modem('line: "12", port: { path: /dev/x }'),
  'links[0].line',
  5,
  /not a line/,
  /Defined are: 1/,
);
test(
  'a port without a place',
  rejects,
  modem('line: "1", port: {}'),
  'links[0].port',
  5,
  /where/,
  /usb-serial/,
);
test(
  'a port with two places',
  rejects,
  modem('line: "1", port: { path: /dev/x, usb-serial: A }'),
  'links[0].port',
  5,
  /two places/,
  /either/,
);
test(
  'an unusual speed',
  rejects,
  modem('line: "1", port: { path: /dev/x }, baud: 115201'),
  'links[0].baud',
  5,
  /usual speed/,
  /115200/,
);
test(
  'a modem command without AT',
  rejects,
  modem('line: "1", port: { path: /dev/x }, init: [ATZ, "+VCID=1"]'),
  'links[0].init[1]',
  5,
  /begins with AT/,
  /AT/,
);
test(
  'a rule without a condition',
  rejects,
  SMALL + AMI.replace('{ places: ["1"] }', '{}'),
  'links[0].lines[0]',
  10,
  /without a condition/,
  /did or channel/,
);
test(
  'a rule with two conditions',
  rejects,
  SMALL + AMI.replace('{ places', '{ did: "03", places'),
  'links[0].lines[0]',
  10,
  /several/,
  /several rules/,
);
test(
  'a rule without a line',
  rejects,
  SMALL + AMI.replace('{ places: ["1"] }', '{ did: "03" }'),
  'links[0].lines[0].line',
  10,
  /missing/,
  /line/,
);
test(
  'no trunk pattern',
  rejects,
  SMALL + AMI.replace('["PJSIP/trunk*"]', '[]'),
  'links[0].trunk',
  9,
  /empty list/,
  /at least/,
);
test(
  'no secret',
  rejects,
  SMALL + AMI.replace('secret: "#hunter2"', ''),
  'links[0].secret',
  5,
  /missing/,
  /secret-file/,
);
test(
  'a secret given twice',
  rejects,
  SMALL + AMI.replace('"#hunter2"', 'a\n    secret-file: b'),
  'links[0].secret-file',
  9,
  /besides/,
  /one of the two/,
);
test(
  'a secret file that is not there',
  rejects,
  SMALL + AMI.replace('secret: "#hunter2"', 'secret-file: b'),
  'links[0].secret-file',
  8,
  /ENOENT/,
  /path/,
);
test(
  'an empty secret',
  rejects,
  SMALL + AMI.replace('"#hunter2"', '#hunter2'),
  'links[0].secret',
  8,
  /empty/,
  /quotes/,
);
