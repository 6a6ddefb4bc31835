import { useContext, useEffect } from 'preact/hooks';
import { shownReason } from '../../../firmware/equipment-words/shown-reason.ts';
import type { Why as Reasons } from '../../../firmware/http/contract/reason.ts';
import { ReasonContext } from './reason-context.ts';

export interface WhyProps {
  why: Reasons;
  /** Stands before the sentences. */
  lead?: string;
}

/** Why equipment is as it is: what happened, what helps, and what a machine itself said of it. */
export function Why({ why, lead = '' }: WhyProps) {
  const { table, need } = useContext(ReasonContext);
  const isWanted = table === null && why.length > 0;
  useEffect(() => {
    if (isWanted) need();
  }, [isWanted, need]);
  if (why.length === 0 && lead === '') return null;
  return (
    <p class="why">
      {lead}
      {(table === null ? [] : why).map((reason, index) => {
        const { text, isOfBox, said } = shownReason(reason, table ?? {});
        return (
          <span key={`${reason.code} ${index}`} lang={isOfBox ? 'en' : undefined}>
            {text}
            {said !== '' && (
              // Nobody knows in which language a machine speaks.
              <q class="said" lang="">
                {said}
              </q>
            )}
            {isOfBox && ' '}
          </span>
        );
      })}
    </p>
  );
}
