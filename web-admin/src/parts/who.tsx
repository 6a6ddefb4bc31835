import type { Who } from '../format/caller.ts';
import { languageOf } from '../format/language-of.ts';
import { lengthOf } from '../format/legal-form.ts';
import { Importance } from './importance.tsx';
import { Name } from './name.tsx';

/** The who-slot. Bold: we know who or what number. Regular: the reason why there is none. */
export function WhoName({ who, href }: { who: Who; href?: string | null }) {
  switch (who.type) {
    case 'customer':
      return (
        <p class="who" data-len={lengthOf(who.name)}>
          <Importance letter={who.importance} />
          <span class="txt" lang={languageOf(who.name)}>
            <Name name={who.name} />
          </span>
        </p>
      );
    case 'number':
      return (
        <p class="who">
          <span class="txt num">{href ? <a href={href}>{who.number}</a> : who.number}</span>
        </p>
      );
    case 'reason':
      return (
        <p class="who is-reason">
          <span class="txt">{who.reason}</span>
        </p>
      );
  }
}

/** The line below: department and person with the number, or what the number is, or what the reason means. */
export function WhoNote({ who }: { who: Who }) {
  if (who.type !== 'customer') return <span class="is-note">{who.note}</span>;
  return (
    <>
      {who.contact !== '' && <span>{who.contact}</span>}
      {who.number !== null && <span class="num">{who.number}</span>}
    </>
  );
}
