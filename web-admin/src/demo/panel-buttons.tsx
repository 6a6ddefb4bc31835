import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/** The two buttons of the box and its lamp (SPEC A4), as they stand on the simulated panel. */
export function PanelButtons({ led, onPressed }: { led: boolean; onPressed: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords().demo;
  const press = async (button: 'absent' | 'present') => {
    await desk.attempt(() => desk.box.demoPress(button));
    onPressed();
  };
  return (
    <section class="sheet">
      <div class="card-who">
        <h2>{words.panel}</h2>
        <p class="led" data-on={led ? '' : undefined} role="status">
          <span class="lamp" aria-hidden="true" />
          {led ? words.ledOn : words.ledOff}
        </p>
      </div>
      <div class="foot is-static">
        <button type="button" class="btn" disabled={desk.stale.value} onClick={() => void press('absent')}>
          <Icon name="away" />
          {words.absent}
        </button>
        <button type="button" class="btn" disabled={desk.stale.value} onClick={() => void press('present')}>
          <Icon name="present" />
          {words.present}
        </button>
      </div>
    </section>
  );
}
