import { spawnSync } from 'node:child_process';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { composeMissed } from '../../../firmware/mail/compose.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { faultsText } from '../../../firmware/mail-faults/fault-text.ts';
import { factsForMail } from '../../../firmware/reception/letterhead.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { freePort, startPostfix } from '../../../test/support/postfix/postfix.ts';
import { startSink } from '../../../test/support/postfix/sink.ts';
import { LETTERHEAD, missedCall } from './letters.ts';

/** A Postfix that passes everything on to the sink, with as many connections as it is given. */
const settings = (port: number, connections: number) => `
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions =
smtpd_end_of_data_restrictions =
smtpd_sender_restrictions =
virtual_mailbox_domains =
default_transport = smtp
relayhost = [127.0.0.1]:${port}
smtp_tls_security_level = none
default_destination_concurrency_limit = ${connections}
initial_destination_concurrency = ${connections}
qmgr_message_active_limit = 100000
qmgr_message_recipient_limit = 100000
`;
/** With what keeps a connection for the next mail, as an installation has it. */
const services = (connections: number) => `
smtp unix - - n - ${connections} smtp
scache unix - - n - 1 scache
pickup unix n - n 60 1 pickup
`;

/** Mails a second out of Postfix's queue that holds `count` of the same mails, into the same kind of sink. */
export async function relayWaiting(count: number, connections: number): Promise<number> {
  // Nobody listens there yet, so that every mail is put off. To reload the settings would take it a second or two.
  const port = await freePort();
  const postfix = await startPostfix({
    settings: settings(port, connections),
    services: services(connections),
  });
  try {
    await fill(postfix.port, count);
    const sink = await startSink(['-M', String(count)], port);
    // What it put off is due now, as "send all now" does it.
    const began = performance.now();
    flush(postfix.configuration);
    const again = setInterval(() => flush(postfix.configuration), 5000);
    await sink.ended;
    clearInterval(again);
    return count / ((performance.now() - began) / 1000);
  } finally {
    await postfix.stop();
  }
}

function flush(configuration: string): void {
  const { status, stderr } = spawnSync('/usr/sbin/postqueue', ['-c', configuration, '-f'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`postqueue: ${stderr}`);
}

/** The mails of the box's own bench, handed over by its own transport. */
async function fill(port: number, count: number): Promise<void> {
  const { server, pace } = demoConfig.mail;
  const config = { ...demoConfig.mail, server: { ...server, port }, pace };
  const transport = createTransport(config, { clock: systemClock, log: silentLog });
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const result = await transport.send(letter(next++));
      if (result.type !== 'accepted')
        throw new Error(`Postfix did not take a mail: ${faultsText(result.faults)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  transport.close();
}

function letter(n: number) {
  const mail = composeMissed(factsForMail(missedCall(n), LETTERHEAD, 'ja'), '', {
    ...LETTERHEAD,
    toName: '',
    templates: {},
  });
  const date = systemClock.now();
  const toAddresses = ['matsumoto@hinata-setsubi.example'];
  const messageId = `<bench-${n}@hinata-setsubi.example>`;
  return {
    ...mail,
    messageId,
    toName: '松本 陽子',
    toAddresses,
    replyTo: null,
    ...{ charset: 'utf-8' as const, thread: null, vcard: null },
    isAutomatic: true,
    date,
  };
}
