import type { ListenReason } from '../../../firmware/http/contract/listening.ts';
import type { OfficeWords } from '../i18n/words.ts';

type ReasonWords = OfficeWords['hardware']['listen']['reasons'];

/** Why a format is believed, in one sentence. */
export function reasonText(reason: ListenReason, words: ReasonWords): string {
  switch (reason.type) {
    case 'packets':
      return words.packets(reason.count, words.good[reason.check], reason.kinds.join('; '));
    case 'damaged':
      return words.damaged(reason.count);
    case 'lines':
      return words.lines(reason.read, reason.of, reason.sure, reason.words.join(', '));
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
