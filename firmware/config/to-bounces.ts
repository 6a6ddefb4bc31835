import type { z } from 'zod';
import type { BouncesConfig, DoneWith } from './bounce-config.ts';
import type { bounces } from './bounce-section.ts';
import { type Enclosed, toLogin } from './to-mail.ts';

type FileBounces = z.output<typeof bounces>;

const DEFAULT_PORTS = { tls: 993, starttls: 143, none: 143 } as const;

export const toBounces = (
  file: FileBounces | undefined,
  { secrets, files }: Enclosed,
): BouncesConfig | null => {
  if (file === undefined) return null;
  const { host, port, security, user, oauth, folder, cron } = file;
  const authority = files.get('bounces.ca-file');
  return {
    ...{ host, security, folder, cron },
    port: port ?? DEFAULT_PORTS[security],
    login: toLogin({ user, oauth }, (key) => secrets.get(`bounces.${key}`) ?? ''),
    verifyCertificate: file['verify-certificate'],
    authorities: authority === undefined ? [] : [authority],
    done: toDone(file),
  };
};

/** The checks have seen to it that there is a folder to move to. */
const toDone = ({ done, 'move-to': folder }: FileBounces): DoneWith =>
  done === 'move' ? { type: 'move', folder: folder ?? '' } : { type: done };
