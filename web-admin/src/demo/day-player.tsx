import type { DemoState } from '../../../firmware/http/contract/demo.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

/** "A day at the office": what happens now, in words. */
export function DayPlayer({ day, onChanged }: { day: DemoState['day']; onChanged: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords().demo;
  const language = desk.preferences.language.value;
  const run = async (action: () => Promise<unknown>) => {
    await desk.attempt(action);
    onChanged();
  };
  return (
    <section class="sheet">
      <div class="card-who">
        <h2>{words.day}</h2>
        <div aria-live="polite">
          {day === null ? (
            <p class="dim">{words.dayNote}</p>
          ) : (
            <p class="lead">
              <span class="note tnum">{words.step(day.step, day.steps)}</span> {day.says[language]}
            </p>
          )}
        </div>
        {day !== null && <progress value={day.step} max={day.steps} aria-label={words.day} />}
      </div>
      <div class="foot is-static">
        {day === null ? (
          <button
            type="button"
            class="btn is-first"
            disabled={desk.stale.value}
            onClick={() => void run(desk.box.demoDay)}
          >
            {words.day}
          </button>
        ) : (
          <button type="button" class="btn" onClick={() => void run(desk.box.demoStop)}>
            {words.stopDay}
          </button>
        )}
      </div>
    </section>
  );
}
