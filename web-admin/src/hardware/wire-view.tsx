import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HardwareEntry } from '../../../firmware/http/contract/hardware.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useOfficeWords, useWords } from '../parts/desk-context.ts';
import { useWidth } from '../parts/use-width.ts';
import { byteRows, runsOf, type ShownByte } from './byte-rows.ts';
import { factText } from './fact-text.ts';

export interface WireViewProps {
  /** What it is of, for who does not see where it stands. */
  label: string;
  entries: readonly HardwareEntry[];
}

/** Sixteen bytes, as hexadecimal and as text, and the time before them need so much room. */
const WIDE_PX = 640;
const WIDE = 16;
const NARROW = 8;
/** Nearer to the end than this is at the end. */
const END_PX = 24;

/** What went over a wire, the newest last: bytes as hexadecimal and as text, and beneath what was understood of them. */
export function WireView({ label, entries }: WireViewProps) {
  const [width, px] = useWidth();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = entries.at(-1)?.id ?? 0;
  // Whoever looks at something earlier is left there.
  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  return (
    <div ref={width}>
      <section
        ref={list}
        class="wire"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < END_PX;
        }}
      >
        <ol>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} width={px >= WIDE_PX ? WIDE : NARROW} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function Entry({ entry, width }: { entry: HardwareEntry; width: number }) {
  const words = useWords();
  const { hardware } = useOfficeWords();
  return (
    <li class={`wire-${entry.type}`}>
      <span class="t">
        <ClockTime at={entry.at} seconds />
        {entry.type === 'sent' && <span class="sent"> {hardware.sent}</span>}
      </span>
      {entry.type === 'fact' ? (
        <span class="fact">{factText(entry.fact, hardware, words)}</span>
      ) : (
        <Bytes hex={entry.hex} width={width} />
      )}
    </li>
  );
}

function Bytes({ hex, width }: { hex: string; width: number }) {
  return (
    <span class="bytes">
      {byteRows(hex, width).map((row, index) => (
        <Row key={index} row={row} width={width} />
      ))}
    </span>
  );
}

function Row({ row, width }: { row: readonly ShownByte[]; width: number }) {
  const runs = runsOf(row);
  return (
    <span class={width === WIDE ? 'byte-row is-wide' : 'byte-row'}>
      <span class="x">
        {runs.map(({ kind, hex }, at) => (
          <Fragment key={at}>
            {at > 0 && ' '}
            <span class={`is-${kind}`}>{hex}</span>
          </Fragment>
        ))}
      </span>
      <span class="a">
        {runs.map(({ kind, text }, at) => (
          <span key={at} class={`is-${kind}`}>
            {text}
          </span>
        ))}
      </span>
    </span>
  );
}
