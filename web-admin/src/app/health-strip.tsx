import type { Condition } from '../../../firmware/http/contract/health.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

/**
 * What is wrong with the box, on every screen: who looks at the calls is who can pull a cable tight. It stays until it
 * is over. The region itself is always there, so that a reader of the screen hears what comes into it.
 */
export function HealthStrip() {
  const desk = useDesk();
  const words = useWords();
  const conditions = desk.board.value?.health ?? [];
  return (
    <div role="status" aria-label={words.health.label}>
      {conditions.length > 0 && (
        <ul class="health">
          {conditions.map((condition) => (
            <Item key={`${condition.code} ${condition.subject}`} condition={condition} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ condition }: { condition: Condition }) {
  const words = useWords();
  const { code, level, subject, since } = condition;
  const { title, advice } = words.health;
  const [before, after] = words.health.since('\n').split('\n');
  return (
    <li data-level={level}>
      <b>
        <Icon name="fault" /> {words.health.level[level]} {title[code](subject ?? '')}
      </b>
      <span>{advice[code]}</span>
      <span class="note tnum">
        {before}
        <DayTime at={since} />
        {after}
      </span>
    </li>
  );
}
