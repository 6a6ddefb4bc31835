import { CALLER_DETAILS } from '../mqtt/mqtt-config.ts';
import { filePath, host, secret, section } from './fields.ts';
import { flag, matching, oneOf, text, whole } from './scalar.ts';

const topic = (description: string, example: string) =>
  matching(description, example, /^[^\s#+$/][^\s#+]{0,99}(?<!\/)$/u, 'a topic without blanks, # and +');

/** Notifications for programs of the office's own (SPEC F8). */
export const webhook = section(
  'Notifications to programs: wherever a representative has an address that begins with https://. See [webhooks.md](webhooks.md).',
  {
    secret: secret('With it every notification is signed. Give this or `secret-file`.').optional(),
    'secret-file': filePath('File whose first line is the secret.', '/etc/rusuban/webhook.secret').optional(),
  },
);

/** The message broker (SPEC F8). */
export const mqtt = section(
  'A message broker (MQTT) that is told of mode, lines, the last call and mails, and may set the mode. See [mqtt.md](mqtt.md).',
  {
    host: host('Address of the broker.', '192.168.1.5'),
    port: whole('TCP port. Left out: 8883 with `tls`, else 1883.', 1, 65535, 8883).optional(),
    tls: flag('Insist on encryption and on a good certificate.').prefault('true'),
    'ca-file': filePath(
      'Certificate (PEM) of the authority that signed that of the broker, where it is one of your own.',
      '/etc/rusuban/broker-ca.pem',
    ).optional(),
    user: text('User name, where the broker asks for one.', 'rusuban', 100).optional(),
    password: secret('Its password. Give this or `password-file`.').optional(),
    'password-file': filePath(
      'File whose first line is the password.',
      '/etc/rusuban/mqtt.password',
    ).optional(),
    prefix: topic('Beginning of every topic.', 'rusuban').prefault('rusuban'),
    'discovery-prefix': topic('Where Home Assistant looks for new devices.', 'homeassistant').prefault(
      'homeassistant',
    ),
    discovery: flag('Tell Home Assistant of the box.').prefault('true'),
    callers: oneOf(
      'What the broker, and everybody who may read there, learns of a caller: nothing, the number, or number and name.',
      CALLER_DETAILS,
    ).prefault('none'),
  },
);
