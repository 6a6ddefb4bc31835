import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../hw/clock.ts';
import { holderOf } from '../hw/links/port-holder.ts';
import { openSerialDevice } from '../hw/links/serial-device.ts';
import { listPorts } from '../hw/links/serial-find.ts';
import { serviceManagerOf } from '../hw/system/service-notify.ts';
import { type Command, EXIT, type ExitCode } from './cli/command.ts';
import { type BackupOrder, backupCommand } from './cli/commands/backup.ts';
import { checkConfig } from './cli/commands/check-config.ts';
import { decode, formats } from './cli/commands/decode.ts';
import { listenCommand } from './cli/commands/listen.ts';
import { RESET_CODE_MS, resetAdminCommand } from './cli/commands/reset-admin.ts';
import { type RestoreOrder, restoreCommand } from './cli/commands/restore.ts';
import { simulate } from './cli/commands/simulate.ts';
import { type Start, startCommand } from './cli/commands/start.ts';
import { type TestMailRequest, testMailCommand } from './cli/commands/test-mail.ts';
import { ADDRESS_FILE } from './cli/demo-client.ts';
import { demoConfig } from './cli/demo-config.ts';
import { greeting } from './cli/greeting.ts';
import { processSurroundings } from './cli/process-surroundings.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import { runUntilSignal } from './cli/run-until-signal.ts';
import { isReady } from './config/mail-config.ts';
import { databaseIn } from './database-file.ts';
import { ConfigError } from './errors.ts';
import { createLog } from './journal.ts';
import type { TestMailEvent } from './mail/test-mail.ts';
import { ownSectionsOf } from './own-settings/own-sections.ts';

const root = new URL('../', import.meta.url);
/** The demo of an installed box, whose code is one bundle, must not write beside it. */
const isInstalled = import.meta.url.endsWith('.js');
const demoFolder = isInstalled ? join(homedir(), '.rusuban-demo') : fileURLToPath(new URL('.demo', root));
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

const run = async ({ config, dataDir, demo, ...layers }: Start): Promise<ExitCode> => {
  const log = createLog(config.log.level);
  // Loaded here and not above: a server and a database are nothing that `rusuban decode` needs.
  const makeBox = demo ? (await import('./demo/demo.ts')).createDemo : (await import('./box.ts')).createBox;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const addressFile = join(dataDir, ADDRESS_FILE);
  // Timers of the box do not keep the process alive; this one does, until the box has stopped.
  const alive = setInterval(() => undefined, 1_000_000);
  const serviceManager = serviceManagerOf(process.env, { pid: process.pid, log });
  const box = makeBox({
    ...{ config, dataDir, ...layers, clock: systemClock, log, version, serviceManager },
    onLost: fault,
  });
  // An exception that ends the process leaves time for what stop() does before its first wait, and for nothing else:
  // it lets go of the GPIO lines, so that no relay stays closed.
  process.on('exit', () => void box.stop());
  try {
    return await runUntilSignal(box, {
      clock: systemClock,
      log,
      onSignal(listener) {
        for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => listener(name));
      },
      onStopping: () => serviceManager?.stopping(),
      onStarted({ url, setupCode }) {
        try {
          writeFileSync(addressFile, `${url}\n`);
        } catch (error) {
          // Only the demo's client reads it: a full disk is no reason not to start.
          log.warn({ err: error }, 'the address of the page could not be written down');
        }
        process.stdout.write(greeting({ url, setupCode, demo }));
      },
    });
  } finally {
    clearInterval(alive);
    rmSync(addressFile, { force: true });
  }
};

/** Says why it ends, and lets the supervisor start it afresh. */
function fault(error: unknown): never {
  createLog('error').error({ err: error }, 'a fault of the program itself');
  process.exit(EXIT.internal);
}

const testMail = async ({ file, address, say }: TestMailRequest): Promise<boolean> => {
  const { sendTestMail } = await import('./mail/test-mail.ts');
  const { testMailLines } = await import('./mail/test-mail-words.ts');
  const { sectionsIn } = await import('./store/own-sections.ts');
  const own = ownSectionsOf(await sectionsIn(databaseIn(file.config.data)));
  const { mail: config, site, bounces } = file.layers.settle(own).config;
  if (!isReady(config)) {
    throw new ConfigError('no mail server is set', {
      details: [`Set it on the page under Settings › Mail server, or in ${file.layers.filename}.`],
    });
  }
  const ends = { from: config.from.address, to: address };
  const hear = (event: TestMailEvent) => testMailLines(event, ends).forEach(say);
  const isTaken = await sendTestMail({ config, siteName: site.name, address, clock: systemClock, hear });
  if (bounces === null) return isTaken;
  const { tryMailbox } = await import('./bounces/try-mailbox.ts');
  return (await tryMailbox({ config: bounces, clock: systemClock, say })) && isTaken;
};

const listen = listenCommand({
  clock: systemClock,
  random: Math.random,
  open: openSerialDevice,
  ports: () => listPorts(),
  holderOf: (path) => holderOf(path),
  onInterrupt(listener) {
    // Timers of the clock do not keep the process alive, and a port that is being changed does not either.
    const alive = setInterval(() => undefined, 1_000_000);
    const signals = ['SIGTERM', 'SIGINT'] as const;
    for (const name of signals) process.once(name, listener);
    return () => {
      clearInterval(alive);
      for (const name of signals) process.off(name, listener);
    };
  },
});

const backup = async ({ dataDir, to }: BackupOrder) => {
  const { makeBackup } = await import('./backup/make-backup.ts');
  return await makeBackup({ database: databaseIn(dataDir), to, version, clock: systemClock });
};

const resetAdmin = async (dataDir: string) => {
  const { issueSetupCode } = await import('./access/setup-code.ts');
  return await issueSetupCode(dataDir, systemClock.now() + RESET_CODE_MS);
};

const restore = async ({ dataDir, ...order }: RestoreOrder) => {
  const { restore } = await import('./backup/restore.ts');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const tools = { clock: systemClock, log: createLog('warn') };
  return await restore({ ...order, ...tools, database: databaseIn(dataDir) });
};

const commands: readonly Command[] = [
  startCommand({ demoFolder, demoConfig, run }),
  checkConfig,
  decode,
  formats,
  listen,
  simulate(demoFolder),
  testMailCommand(testMail),
  backupCommand(backup),
  restoreCommand(restore),
  resetAdminCommand(resetAdmin),
];

// Nothing is in order any more.
process.on('uncaughtException', fault);

// An exit at once would cut off what is still on its way to a pipe; a box that did not stop in time is cut off.
process.exitCode = await runCommandLine(process.argv.slice(2), commands, version, processSurroundings());
if (process.exitCode !== EXIT.done) process.exit();
