import type { TemplateFault } from '../../../firmware/http/contract/templates.ts';
import type { OfficeWords } from '../i18n/words.ts';

/** What is wrong, where, and what was probably meant. */
export function faultText(fault: TemplateFault, words: OfficeWords['templates']): string {
  const { line, column, code, found, nearest } = fault;
  const meant = nearest === null ? '' : words.meant(`{{${nearest}}}`);
  return words.at(line, column) + words.faults[code](found) + meant;
}
