import type { DemoState } from '../../../firmware/http/contract/demo.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

export function Scenarios({ scenarios }: { scenarios: DemoState['scenarios'] }) {
  const desk = useDesk();
  const words = useOfficeWords().demo;
  const language = desk.preferences.language.value;
  if (scenarios.length === 0) return null;
  return (
    <section>
      <div class="head">
        <h2>{words.scenarios}</h2>
      </div>
      <ul class="scenarios">
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <button
              type="button"
              class="btn"
              disabled={desk.stale.value}
              onClick={() => void desk.attempt(() => desk.box.demoCall(scenario.call))}
            >
              {scenario.title[language]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
