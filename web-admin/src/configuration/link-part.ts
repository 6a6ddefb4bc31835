import type { LineFields } from '../../../firmware/http/contract/configuration.ts';

/** What every kind of equipment gets to edit itself with. */
export interface LinkPartProps<Fields> {
  draft: Fields;
  lines: readonly LineFields[];
  change: (part: Partial<Fields>) => void;
  /** @param path of a field of this piece, such as `rules.0.did` */
  problem: (path: string) => string | undefined;
}
