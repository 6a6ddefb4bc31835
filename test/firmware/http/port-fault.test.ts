import test from 'ava';
import { ConfigError } from '../../../firmware/errors.ts';
import { portFault } from '../../../firmware/http/port-fault.ts';

const refused = test.macro({
  exec(t, code: string, says: RegExp) {
    const fault = portFault(Object.assign(new Error(`listen ${code}`), { code }), 8080);
    if (!(fault instanceof ConfigError)) return t.fail('no ConfigError');
    t.regex([fault.message, ...fault.details].join('\n'), says);
    t.true(fault.cause instanceof Error);
  },
  title: (_, code) => `a port that cannot be had (${code}) is explained with its number and a remedy`,
});

test(refused, 'EADDRINUSE', /port 8080 is taken(.|\n)*--port/);
test(refused, 'EACCES', /port 8080 is not open(.|\n)*1024/);

test('any other reason is passed on as it is', (t) => {
  const error = new Error('something else');
  t.is(portFault(error, 8080), error);
});
