import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';
import { whoOf, whoText } from '../format/caller.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** A call that came: everything that is known of it so far. */
export function HeardCall({ call, sources }: { call: BoardCall; sources: readonly LinkRow[] }) {
  const desk = useDesk();
  const words = useOfficeWords();
  const line = desk.board.value?.lines.find(({ id }) => id === call.line);
  const name = line === undefined || line.name === '' ? call.line : `${line.id} ${line.name}`;
  // Equipment that hears other lines told of another call.
  const told = sources.filter(({ lines }) => lines.includes(call.line));
  const { answeredBy } = call;
  return (
    <section class="sheet heard">
      <div class="sec">
        <h2>
          <Icon name="ringing" />
          {words.walk.heard(name)}
        </h2>
        <dl class="heard-facts">
          <dt>{words.walk.number}</dt>
          <dd>
            <b>{whoText(whoOf(call, words))}</b>
          </dd>
          <dt>{words.walk.source}</dt>
          <dd>
            {told.length === 0
              ? words.walk.sourceUnknown
              : told.map((link) => `${link.name} (${link.type})`).join(words.caller.comma)}
          </dd>
          {answeredBy !== null && (
            <>
              <dt>{words.walk.answeredBy}</dt>
              <dd>{words.lines.extension(answeredBy.id, answeredBy.name)}</dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
}
