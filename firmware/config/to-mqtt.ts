import type { z } from 'zod';
import type { MqttConfig } from '../mqtt/mqtt-config.ts';
import type { mqtt } from './program-sections.ts';

/** @param enclosed what the file only names: password and certificate */
export const toMqtt = (
  file: z.output<typeof mqtt> | undefined,
  enclosed: { readonly password: string; readonly ca: string | null },
): MqttConfig | null => {
  if (file === undefined) return null;
  const { host, tls, user, prefix, callers } = file;
  return {
    host,
    port: file.port ?? (tls ? 8883 : 1883),
    tls: tls ? { ca: enclosed.ca } : null,
    login: user === undefined ? null : { user, password: enclosed.password },
    prefix,
    discoveryPrefix: file.discovery ? file['discovery-prefix'] : null,
    callers,
  };
};
