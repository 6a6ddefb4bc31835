import type { ComponentChildren } from 'preact';
import type { ImportState } from '../../../firmware/http/contract/import.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

interface TableProps {
  state: ImportState;
  count: string;
  children?: ComponentChildren;
}

export function ProblemTable({ state, count }: TableProps) {
  const words = useOfficeWords().importing;
  return (
    <div class="sec" role="alert">
      <h3 class="err">
        <Icon name="err" />
        {words.problems(count)}
      </h3>
      <p class="note">{words.problemsNote}</p>
      <ul class="found-list">
        {state.problems.map(({ line, column, problem, text }) => (
          <li key={`${line} ${column} ${problem}`}>
            <span class="tnum">
              {words.line} {line}
            </span>
            <span>{column}</span>
            <span>
              {words.kinds[problem]} {text !== '' && <q>{text}</q>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function DuplicateTable({ state, count, children }: TableProps) {
  const words = useOfficeWords().importing;
  return (
    <div class="sec stack">
      <h3>{words.duplicates(count)}</h3>
      <ul class="found-list">
        {state.duplicates.map(({ line, name, number, owner, sameAs }) => (
          <li key={line}>
            <span class="tnum">
              {words.line} {line}
            </span>
            <span>
              {name} <span class="num dim">{number}</span>
            </span>
            <span>
              {words.owner} {owner ?? words.sameFile(String(sameAs ?? ''))}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

export function SampleTable({ state }: { state: ImportState }) {
  const words = useOfficeWords().importing;
  return (
    <div class="sec">
      <h3>{words.sample}</h3>
      <ul class="found-list">
        {state.sample.map(({ line, name, kana, numbers, rest }) => (
          <li key={line}>
            <span class="tnum">
              {words.line} {line}
            </span>
            <span>
              <b>{name}</b> <small class="dim">{kana}</small>
            </span>
            <span>
              <span class="num">{numbers}</span> <span class="dim">{rest}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
