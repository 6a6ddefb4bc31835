import type { WalkState } from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';

/** The board, and what comes next; what was left says what does not work until then. */
export function WalkEnd({ walk }: { walk: WalkState }) {
  const words = useOfficeWords().walk;
  const left = walk.steps.filter(({ state }) => state !== 'done');
  return (
    <div class="stack is-wide">
      {left.length > 0 && (
        <section class="sheet">
          <div class="sec">
            <h2>{words.endOpen}</h2>
            <ul class="left-open">
              {left.map(({ step }) => (
                <li key={step}>
                  <a href={`/start#${step}`}>{words.steps[step]}</a> {words.missing[step]}
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      <p>
        <a class="btn is-first" href="/">
          {words.toBoard}
        </a>
      </p>
      <section>
        <h2 class="is-title">{words.next}</h2>
        <ul class="left-open">
          <li>
            <a href="/settings#terminals">{words.toTerminals}</a>
          </li>
          <li>
            <a href="/import">{words.toImport}</a>
          </li>
          <li>
            <a href="/schedule">{words.toSchedule}</a>
          </li>
        </ul>
      </section>
    </div>
  );
}
