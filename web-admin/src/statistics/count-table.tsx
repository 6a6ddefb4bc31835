import type { ComponentChildren } from 'preact';
import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useOfficeWords } from '../parts/desk-context.ts';

export interface CountRow {
  readonly name: string;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly ring?: Statistics['ring'];
}

export interface CountTableProps {
  title: string;
  /** Title of the first column. */
  what: string;
  rows: readonly CountRow[];
  withRing?: boolean;
}

export const share = (missed: number, calls: number): string =>
  calls === 0 ? '–' : `${Math.round((missed / calls) * 100)}%`;

/** What the charts show, in numbers. */
export function CountTable({ title, what, rows, withRing = false }: CountTableProps) {
  const words = useOfficeWords().statistics;
  return (
    <section class="counts">
      <div class="head">
        <h2>{title}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <table class="table is-counts">
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <th scope="col" class="r">
                {words.calls}
              </th>
              <th scope="col" class="r">
                {words.answered}
              </th>
              <th scope="col" class="r">
                {words.missed}
              </th>
              <th scope="col" class="r">
                {words.missedShare}
              </th>
              {withRing && (
                <>
                  <th scope="col" class="r wraps">
                    {words.median}
                  </th>
                  <th scope="col" class="r">
                    {words.p90}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, calls, answered, missed, ring = null }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <Count label={words.calls}>{calls}</Count>
                <Count label={words.answered}>{answered}</Count>
                <Count label={words.missed}>{missed}</Count>
                <Count label={words.missedShare}>{share(missed, calls)}</Count>
                {withRing && (
                  <>
                    <Count label={words.median}>
                      {ring === null ? '–' : words.seconds(String(ring.median))}
                    </Count>
                    <Count label={words.p90}>{ring === null ? '–' : words.seconds(String(ring.p90))}</Count>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Where it is narrow a row is a list: then the title of the column stands before the number. */
const Count = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <td class="r tnum" data-label={label}>
    {children}
  </td>
);
