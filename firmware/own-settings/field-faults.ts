import type { Fault } from '../config/fault.ts';
import { sectionOf } from '../config/layers.ts';

/** What is wrong with a field of a form: where, and one English sentence that the page may know in other words. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/** Names of fields that the browser calls otherwise than the file. */
const NAMES: Readonly<Record<string, string>> = {
  'outside-prefix': 'outsidePrefix',
  'bounce-address': 'bounceAddress',
  'mails-per-minute': 'mailsPerMinute',
  'move-to': 'moveTo',
  'require-mount': 'requireMount',
  username: 'user',
};

/**
 * Faults of sections as faults of the form that set them.
 *
 * @param sections those of the form; the path of any other fault begins with `other.`: what was typed is good by
 *   itself, but something elsewhere leans on what was there before
 */
export function fieldFaults(faults: readonly Fault[], sections: readonly string[]): FieldFault[] {
  return faults.map(({ path, reason }) => {
    const isOwn = sections.includes(sectionOf(path));
    return { path: isOwn ? fieldPath(path) : `other.${path}`, message: reason };
  });
}

/** `links[0].port.path` → `items.0.path`, `mail.from.address` → `fromAddress`, `lines[1].id` → `lines.1.id` */
function fieldPath(path: string): string {
  const [section = '', ...steps] = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  switch (section) {
    case 'links':
      return ['items', ...linkSteps(steps)].join('.');
    case 'mail':
      return mailPath(steps);
    case 'site':
    case 'bounces':
    case 'backup':
      return steps.map(named).join('.');
    default:
      return [section, ...steps].join('.');
  }
}

function linkSteps([at = '', field = '', ...rest]: readonly string[]): string[] {
  if (field === 'lines') return [at, 'rules', ...rest.map((step) => (step === 'places' ? 'lines' : step))];
  // A port on the network is a number, a serial one a section.
  if (field === 'port' && rest.length > 0) return [at, 'path'];
  return [at, named(field), ...rest].filter((step) => step !== '');
}

function mailPath([group = '', field = '']: readonly string[]): string {
  if (group === 'from') return field === 'name' ? 'fromName' : 'fromAddress';
  if (group === 'fallback') return ['fallback', named(field)].join('.');
  if (group === 'server') return field === '' ? 'host' : named(field);
  return named(group);
}

const named = (step: string): string => NAMES[step] ?? step;
