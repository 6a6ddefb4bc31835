import type { JSX } from 'preact';

const solid = { fill: 'currentColor', stroke: 'none' };

/** Every state has a silhouette of its own: the word stands beside it, colour comes last. 24 by 24. */
const SHAPES = {
  bounced: (
    <>
      <path stroke-width="2.5" d="M9 3.500 3.500 9 9 14.500" />
      <path stroke-width="2.5" d="M4 9h10.500a5.750 5.750 0 0 1 0 11.500H8" />
    </>
  ),
  away: (
    <>
      <path {...solid} d="M15.5 3.2A9.3 9.3 0 1 0 21 15.6 7.6 7.6 0 0 1 15.5 3.2z" />
    </>
  ),
  back: (
    <>
      <path d="M14.5 5 7.5 12l7 7" />
    </>
  ),
  busy: (
    <>
      <circle {...solid} cx="5.5" cy="12" r="4.5" />
      <circle {...solid} cx="18.5" cy="12" r="4.5" />
      <path stroke-width="3" d="M6 12h12" />
    </>
  ),
  close: (
    <>
      <path d="M5.5 5.5l13 13M18.5 5.5l-13 13" />
    </>
  ),
  err: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path stroke-width="2.5" d="M12 7v6" />
      <circle {...solid} cx="12" cy="16.7" r="1.5" />
    </>
  ),
  fault: (
    <>
      <path d="M12 3.5 22 20.5H2z" />
      <path stroke-width="2.5" d="M12 10v5" />
      <circle {...solid} cx="12" cy="17.7" r="1.4" />
    </>
  ),
  fwd: (
    <>
      <path d="M9.5 5l7 7-7 7" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12z" />
      <circle {...solid} cx="12" cy="12" r="3" />
    </>
  ),
  held: (
    <>
      <path stroke-width="4" stroke-linecap="butt" d="M8 5v14M16 5v14" />
    </>
  ),
  hold: (
    <>
      <path d="M4 12h16" stroke-dasharray="2 4" stroke-width="3" stroke-linecap="butt" />
      <circle {...solid} cx="4" cy="12" r="3" />
      <circle cx="20" cy="12" r="2.5" />
    </>
  ),
  holiday: (
    <>
      <path d="M5 21V3.5h13v9H5" />
      <circle {...solid} cx="11.5" cy="8" r="2.5" />
    </>
  ),
  idle: (
    <>
      <circle cx="12" cy="12" r="6.5" />
    </>
  ),
  list: (
    <>
      <path d="M8.5 6h12M8.5 12h12M8.5 18h12" />
      <circle {...solid} cx="4" cy="6" r="1.4" />
      <circle {...solid} cx="4" cy="12" r="1.4" />
      <circle {...solid} cx="4" cy="18" r="1.4" />
    </>
  ),
  mail: (
    <>
      <path d="M3 5.5h18v13H3z" />
      <path d="M3.5 6.5 12 13l8.5-6.5" />
    </>
  ),
  mark: (
    <>
      <path d="M2.5 11.5 12 3.5l9.5 8" />
      <circle {...solid} cx="12" cy="16.5" r="4.5" />
    </>
  ),
  memo: (
    <>
      <path d="M5 3.5h14v17H5z" />
      <path d="M8.5 8.5h7M8.5 12.5h7M8.5 16.5h4" />
    </>
  ),
  missed: (
    <>
      <path stroke-width="2.5" d="M3 6.5l8 8 9.5-9.5" />
      <path stroke-width="2.5" d="M3 13V6.5h6.5" />
      <path stroke-width="2.5" d="M4 20h16" />
    </>
  ),
  more: (
    <>
      <circle {...solid} cx="5" cy="12" r="2" />
      <circle {...solid} cx="12" cy="12" r="2" />
      <circle {...solid} cx="19" cy="12" r="2" />
    </>
  ),
  parked: (
    <>
      <path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z" />
      <path stroke-width="2.5" d="M8 12h8" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 19.5c0-4 3-6 6.5-6s6.5 2 6.5 6M15.5 5a3.5 3.5 0 0 1 0 6.5M17.5 14c2.5.6 4 2.4 4 5.5" />
    </>
  ),
  plus: (
    <>
      <path d="M12 4.5v15M4.5 12h15" />
    </>
  ),
  present: (
    <>
      <circle {...solid} cx="12" cy="7.5" r="4" />
      <path {...solid} d="M3.5 20.5c0-5 3.8-7.5 8.5-7.5s8.5 2.5 8.5 7.5z" />
    </>
  ),
  queued: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  ringing: (
    <>
      <circle {...solid} cx="12" cy="12" r="4.5" />
      <path d="M6.2 7a8 8 0 0 0 0 10M17.8 7a8 8 0 0 1 0 10M2.8 4.2a13 13 0 0 0 0 15.6M21.2 4.2a13 13 0 0 1 0 15.6" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="M15.5 15.5 21 21" />
    </>
  ),
  sending: (
    <>
      <path d="M12 20V5M5.5 11.5 12 5l6.5 6.5" />
    </>
  ),
  sent: (
    <>
      <path stroke-width="2.5" d="M4 12.5l5.5 5.5L20 6.5" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof SHAPES;

/** A glyph. It says nothing to a screen reader: the word beside it does. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
