import type { Config } from '../../../firmware/config/config.ts';
import type { Fault } from '../../../firmware/config/fault.ts';
import { loadConfig } from '../../../firmware/config/load.ts';

export const noFile = (path: string): string => {
  throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
};

export const SMALL = `
lines: [ { id: "1" } ]
mail: { from: { address: box@example.co.jp }, server: { host: mail.example.co.jp } }
`;

export const AMI = `links:
  - type: asterisk-ami
    host: pbx
    username: rusuban
    secret: "#hunter2"
    trunk: ["PJSIP/trunk*"]
    lines: [ { places: ["1"] } ]
`;

export const good = (text: string, read = noFile): Config => {
  const loaded = loadConfig(text, '/etc/rusuban/rusuban.yaml', read);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  return loaded.config;
};

export const faultsOf = (text: string, read = noFile): readonly Fault[] => {
  const loaded = loadConfig(text, '/etc/rusuban/rusuban.yaml', read);
  return loaded.type === 'ok' ? [] : loaded.faults;
};
