import { z } from 'zod';
import { filePath, host, section } from './fields.ts';
import { whole } from './scalar.ts';

const certificate = section('A certificate of the office’s own, in place of the one that the box makes.', {
  file: filePath('PEM file with the certificate and its chain.', '/etc/rusuban/rusuban.crt'),
  key: filePath('PEM file with its private key, not locked.', '/etc/rusuban/rusuban.key'),
});

export const http = section(
  'The web page. On a loopback address it is plain HTTP; on every other address it is HTTPS, with a certificate that the box makes itself.',
  {
    port: whole('TCP port of the page.', 0, 65535, 8080).prefault('8080'),
    host: host('Address to listen on; `0.0.0.0` or `::` for all of them.', '0.0.0.0').prefault('127.0.0.1'),
    names: z
      .array(host('A name or an address.', 'rusuban.example.co.jp'))
      .max(20)
      .meta({
        description:
          'Names and addresses by which people reach the box besides its own. To any other name it does not answer.',
      })
      .prefault([]),
    'redirect-port': whole(
      'TCP port that sends plain HTTP to the page and gives out the certificate authority; with HTTPS only.',
      0,
      65535,
      80,
    ).optional(),
    certificate: certificate.optional(),
  },
);
