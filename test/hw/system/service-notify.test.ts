import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { silentLog } from '../../../hw/log.ts';
import { openDatagramSender, unixAddress } from '../../../hw/system/datagram.ts';
import { type ServiceEnvironment, serviceManagerOf } from '../../../hw/system/service-notify.ts';
import { bindDatagramSocket, notifyWithSystemd } from '../../support/datagram-socket.ts';

const PID = 4711;

/** systemd at this address, and what the box has of it. */
const watched = (t: ExecutionContext, address: string, env: ServiceEnvironment = {}) => {
  const systemd = bindDatagramSocket(address);
  t.teardown(() => systemd.close());
  const manager = serviceManagerOf({ NOTIFY_SOCKET: address, ...env }, { pid: PID, log: silentLog });
  if (manager === null) throw new Error('there is somebody to tell');
  return { systemd, manager };
};

const folder = (t: ExecutionContext): string => {
  const path = mkdtempSync(join(tmpdir(), 'rusuban-notify-'));
  t.teardown(() => rmSync(path, { recursive: true }));
  return path;
};

const tells = test.macro({
  exec(t, addressOf: (t: ExecutionContext) => string) {
    const { systemd, manager } = watched(t, addressOf(t));
    manager.ready('Listening at http://box:8080.');
    manager.alive();
    manager.status('A link\nis down.');
    manager.stopping();
    t.is(systemd.receive(), 'READY=1\nSTATUS=Listening at http://box:8080.');
    t.is(systemd.receive(), 'WATCHDOG=1');
    t.is(systemd.receive(), 'STATUS=A link is down.');
    t.is(systemd.receive(), 'STOPPING=1\nSTATUS=Stopping.');
    t.is(systemd.receive(), null);
  },
  title: (name = '') => `each word arrives as a datagram of its own: ${name}`,
});

test('at a path', tells, (t) => join(folder(t), 'notify'));
test('in the abstract namespace', tells, () => `@rusuban-${process.pid}`);

test('the framing is that of systemd-notify', (t) => {
  const address = join(folder(t), 'notify');
  const { systemd, manager } = watched(t, address);
  if (!notifyWithSystemd(address, ['--ready', '--status=At last.'])) {
    t.log('skipped: systemd-notify is not installed');
    return t.pass();
  }
  const theirs = systemd.receive();
  manager.ready('At last.');
  t.is(systemd.receive(), theirs);
});

test('without the variable nobody is told and nothing is opened', (t) => {
  t.is(serviceManagerOf({}, { pid: PID, log: silentLog }), null);
  t.is(serviceManagerOf({ NOTIFY_SOCKET: '' }, { pid: PID, log: silentLog }), null);
});

test('the watchdog counts where it is meant for this process', (t) => {
  const limit = (env: ServiceEnvironment) =>
    serviceManagerOf({ NOTIFY_SOCKET: '/run/x', ...env }, { pid: PID, log: silentLog })?.watchdogMs;
  t.is(limit({ WATCHDOG_USEC: '30000000' }), 30_000);
  t.is(limit({ WATCHDOG_USEC: '30000000', WATCHDOG_PID: String(PID) }), 30_000);
  t.is(limit({ WATCHDOG_USEC: '30000000', WATCHDOG_PID: '1' }), null);
  t.is(limit({}), null);
  t.is(limit({ WATCHDOG_USEC: 'soon' }), null);
});

test('a manager that is gone is said once, and heard again when it is back', (t) => {
  const said: string[] = [];
  const log = { ...silentLog, warn: (_: object, message: string) => said.push(message) };
  const address = join(folder(t), 'notify');
  const manager = serviceManagerOf({ NOTIFY_SOCKET: address }, { pid: PID, log });
  manager?.alive();
  manager?.alive();
  t.deepEqual(said, ['the service manager could not be told']);
  const systemd = bindDatagramSocket(address);
  t.teardown(() => systemd.close());
  manager?.alive();
  t.is(systemd.receive(), 'WATCHDOG=1');
});

test('what is no address of a socket is refused', (t) => {
  for (const address of ['', '@', '/', 'relative', 'vsock:2:1', `/${'x'.repeat(107)}`, '/a\0b'])
    t.is(unixAddress(address), null);
  t.is(unixAddress(`/${'x'.repeat(106)}`)?.length, 2 + 107 + 1);
  t.is(unixAddress(`@${'x'.repeat(107)}`)?.length, 2 + 108);
  t.throws(() => openDatagramSender('vsock:2:1'), { message: /not the address/ });
});

test('a socket that nobody holds any more says why', (t) => {
  const sender = openDatagramSender(join(folder(t), 'nobody'));
  t.throws(() => sender.send('READY=1'), { code: 'ENOENT' });
  sender.close();
  sender.close();
});
