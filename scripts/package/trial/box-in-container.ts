import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../../rig/until.ts';
import type { Beginning, Container } from './container.ts';
import { MAIL_PORT, PBX_PORT, type Played } from './office.ts';

const OFFICE = fileURLToPath(new URL('office.ts', import.meta.url));
/** As the package has it: HTTPS on the usual port, with a certificate of the box itself. */
const URL_OF_BOX = 'https://127.0.0.1';

/** Without the package procps, which a small machine need not have. */
const PROCESSES = `for one in /proc/[0-9]*; do
  [ "$(stat -c %U "$one" 2>/dev/null)" != rusuban ] || echo "\${one#/proc/}"
done`;

/** An emulated processor is some twenty times slower. */
const START_MS = 300_000;

const CONFIGURATION = `# written by an administrator
http: { host: 0.0.0.0, port: 443, redirect-port: 80 }
site: { trust-clock: true }
lines: [ { id: "1", number: "0312340001" } ]
extensions: [ { id: "101" } ]
links:
  - type: asterisk-ami
    host: 127.0.0.1
    port: ${PBX_PORT}
    username: rusuban
    secret: trial
    trunk: ["PJSIP/trunk*"]
    lines: [ { did: "0312340001", line: "1" } ]
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${MAIL_PORT}, security: none }
`;

/** The installed box: how it is started depends on whether there is a systemd inside. */
export class BoxInContainer {
  readonly container: Container;
  readonly #beginning: Beginning;

  constructor(container: Container, beginning: Beginning) {
    this.container = container;
    this.#beginning = beginning;
  }

  /** Writes into the file as an administrator does: owner and mode stay. */
  configure(): void {
    writeFileSync(join(this.container.root, 'etc/rusuban/rusuban.yaml'), CONFIGURATION);
  }

  /** Starts it again; under systemd it comes back when the box has said that it is ready. */
  async restart(): Promise<void> {
    if (this.#beginning === 'systemd') {
      await this.container.sh('systemctl restart rusuban');
      return;
    }
    await this.stop();
    await this.container.openLowPorts();
    // What systemd would do: the folder, the user with his groups, the command of the unit.
    const unit = '/usr/lib/systemd/system/rusuban.service';
    await this.container.sh(
      `install -d -m 0700 -o rusuban -g rusuban /var/lib/rusuban
       exec setsid setpriv --reuid rusuban --regid rusuban --init-groups --no-new-privs \
         $(sed -n 's/^ExecStart=//p' ${unit}) >/var/log/rusuban.log 2>&1 </dev/null &`,
    );
    // As systemd waits: until then the box would put a set-up code of its own in place of another one.
    const isUp = "grep -q '^Rusuban is at' /var/log/rusuban.log && echo up || :";
    const listens = async () => (await this.container.sh(isUp)) !== '';
    await until('the box to listen', listens, { limitMs: START_MS, everyMs: 1000 }).catch(async (error) => {
      throw new Error(`${error.message}: ${await this.container.sh('tail -n 5 /var/log/rusuban.log')}`);
    });
  }

  /** Process ids of the box, a line each; '' where none runs. */
  async processes(): Promise<string> {
    return (await this.container.sh(PROCESSES)).trim();
  }

  async stop(): Promise<void> {
    if (this.#beginning === 'systemd') {
      await this.container.sh('systemctl stop rusuban');
      return;
    }
    await this.container.sh(`for pid in $(${PROCESSES}); do kill -TERM "$pid" || :; done`);
    await until('the end of the box', async () => (await this.processes()) === '', { everyMs: 1000 });
  }

  /** A call from NUMBER that nobody answers. @throws when no mail comes of it */
  async call(number: string): Promise<Played> {
    const code = /:\s+(\S+)\s*$/.exec(await this.container.sh('rusuban reset-admin'))?.[1] ?? '';
    const office = this.container.spawnBeside(process.execPath, [OFFICE, URL_OF_BOX, number, code]);
    let said = '';
    office.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
    });
    const [exit] = await once(office, 'close');
    if (exit !== 0) throw new Error(`no mail came of the call from ${number}: ${said.trim()}`);
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Played;
  }

  async mainPid(): Promise<string> {
    return (await this.container.sh('systemctl show -p MainPID --value rusuban')).trim();
  }

  /** Puts the package into the container and lets dpkg install it. */
  async install(deb: string): Promise<void> {
    copyFileSync(deb, join(this.container.root, 'root/rusuban.deb'));
    await this.container.sh('dpkg --install /root/rusuban.deb && rm /root/rusuban.deb');
  }
}
