import test from 'ava';
import { faultsOf } from './sample-files.ts';

/** The file has exactly this fault. */
export const rejects = test.macro({
  exec(t, text: string, path: string, line: number | undefined, reason: RegExp, remedy: RegExp) {
    const found = faultsOf(text);
    const fault = found.find((one) => one.path === path && reason.test(one.reason));
    t.truthy(fault, `expected a fault at "${path}" in ${JSON.stringify(found)}`);
    t.is(fault?.line, line);
    t.regex(fault?.remedy ?? '', remedy);
    t.is(found.length, 1, `one mistake is one fault: ${JSON.stringify(found)}`);
  },
  title: (name = '') => `refused with line, reason and remedy: ${name}`,
});
