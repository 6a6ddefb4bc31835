import type { Described, ListenReason } from '../../../firmware/http/contract/listening.ts';
import type { OfficeWords } from '../i18n/words.ts';

type ReasonWords = OfficeWords['hardware']['listen']['reasons'];

/** Why a format is believed, in one sentence. */
export function reasonText(reason: ListenReason, words: ReasonWords): string {
  switch (reason.type) {
    case 'packets':
      return words.packets(reason.count, words.good[reason.check], named(reason.kinds, words).join('; '));
    case 'damaged':
      return words.damaged(reason.count);
    case 'lines':
      return words.lines(reason.read, reason.of, reason.sure, named(reason.words, words).join(', '));
    case 'columns':
      return words.columns(reason.read, reason.of, reason.timed, reason.layout);
    case 'other-layouts':
      return words.otherLayouts(reason.layouts.join(', '));
    case 'shared-words':
      return words.sharedWords(reason.with.join(', '));
    case 'answered':
      return words.answered(reason.commands.join(', '));
    case 'parity':
      return words.parity(reason.right, reason.of, words.parities[reason.parity]);
  }
}

/** What has a name of its own on the wire keeps it. */
function named(names: readonly string[], { described }: ReasonWords): readonly string[] {
  return names.map((name) => (Object.hasOwn(described, name) ? described[name as Described] : name));
}
