import { useState } from 'preact/hooks';
import { ClockTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** Who calls is masked; an administrator may see it for a while, and that is written down. */
export function MaskBar({ until }: { until: number | null }) {
  const desk = useDesk();
  const words = useOfficeWords().hardware.mask;
  // What the box said at first; after that what was pressed here.
  const [asked, setAsked] = useState<number | null>(until);
  const isOpen = asked !== null && asked > desk.now.value;
  const show = () => desk.attempt(async () => setAsked((await desk.box.unmask()).until));
  const hide = () =>
    desk.attempt(async () => {
      await desk.box.mask();
      setAsked(null);
    });
  return (
    <div class="mask-bar" data-open={isOpen ? '' : undefined}>
      <Icon name="eye" />
      <p aria-live="polite">
        {isOpen ? (
          <>
            {words.shownUntil} <ClockTime at={asked} />
          </>
        ) : (
          words.masked
        )}
        <small>{isOpen ? words.fromNow : words.note}</small>
      </p>
      <button type="button" class="btn is-small" onClick={isOpen ? hide : show}>
        {isOpen ? words.hide : words.show}
      </button>
    </div>
  );
}
