import { useState } from 'preact/hooks';
import type {
  LineFields,
  LineRuleFields,
  NetworkFields,
} from '../../../firmware/http/contract/configuration.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Segment } from '../parts/segment.tsx';
import { TextField } from '../parts/text-field.tsx';
import { type RuleBy, ruleByOf, rulesOf, ruleValues } from './link-draft.ts';
import type { LinkPartProps } from './link-part.ts';

const WAYS: readonly RuleBy[] = ['did', 'places', 'channel'];

/** Which line of the office a call is on: a number or a channel beside each line, or simply the first that is free. */
export function LineRules({ draft, lines, change, problem }: LinkPartProps<NetworkFields>) {
  const words = useOfficeWords().configuration;
  const [by, setBy] = useState(ruleByOf(draft.rules));
  // What is typed for one way is still there when another was looked at.
  const [values, setValues] = useState<Readonly<Record<RuleBy, ReadonlyMap<string, string>>>>(() => ({
    did: new Map(lines.map(({ id, number }) => [id, number])),
    places: new Map(lines.map(({ id }) => [id, id])),
    channel: new Map(),
    [ruleByOf(draft.rules)]: ruleValues(draft.rules),
  }));
  const choose = (way: RuleBy) => {
    setBy(way);
    change({ rules: rulesOf(way, lines, values[way]) });
  };
  const put = (line: string, value: string) => {
    const next = new Map(values[by]).set(line, value);
    setValues({ ...values, [by]: next });
    change({ rules: rulesOf(by, lines, next) });
  };
  const error = problem('rules') ?? problem('rules.0.lines');
  return (
    <div class="sec">
      <Segment
        label={words.rules}
        value={by}
        choices={WAYS.map((value) => ({ value, label: words.ruleBy[value] }))}
        onValue={choose}
      />
      <p class="note">{words.ruleNotes[by]}</p>
      <ul class="line-rules">
        {lines.map((line) => (
          <li key={line.id}>
            <LineRule
              line={line}
              by={by}
              value={values[by].get(line.id) ?? ''}
              error={ruleProblem(draft.rules, line.id, problem)}
              onValue={(value) => put(line.id, value)}
            />
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p class="err" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function ruleProblem(
  rules: readonly LineRuleFields[],
  line: string,
  problem: (path: string) => string | undefined,
): string | undefined {
  const at = rules.findIndex((rule) => rule.type !== 'places' && rule.line === line);
  if (at === -1) return undefined;
  return ['did', 'channel', 'line'].map((field) => problem(`rules.${at}.${field}`)).find((text) => text);
}

interface LineRuleProps {
  line: LineFields;
  by: RuleBy;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
}

function LineRule({ line, by, value, error, onValue }: LineRuleProps) {
  const words = useOfficeWords();
  const name = words.lines.lineName(line.id, line.name);
  if (by !== 'places') {
    return (
      <TextField
        label={name}
        kind={by === 'did' ? 'tel' : 'text'}
        value={value}
        error={error}
        onValue={onValue}
      />
    );
  }
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value !== ''}
        onChange={(event) => onValue(event.currentTarget.checked ? line.id : '')}
      />
      {name}
    </label>
  );
}
