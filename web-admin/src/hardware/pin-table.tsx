import type { HardwareState, PinRow } from '../../../firmware/http/contract/hardware.ts';
import { DayTime } from '../parts/clock-time.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

/** The lines, one a row: what is wired to it, its level, and for a lamp the test. */
export function PinTable({ state }: { state: HardwareState }) {
  const { panel: words } = useOfficeWords();
  return (
    <table class="table pins">
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.wiredTo}</th>
          <th scope="col">{words.level}</th>
          <th scope="col">{words.lastChange}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {state.pins.map((pin) => (
          <Row key={`${pin.chip} ${pin.offset} ${pin.link} ${pin.role}`} pin={pin} state={state} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ pin, state }: { pin: PinRow; state: HardwareState }) {
  const { panel: words } = useOfficeWords();
  const { active, activeLow, chip, offset, changedAt } = pin;
  const isHigh = active !== null && active !== activeLow;
  return (
    <tr>
      <td class="tnum pin-line">
        {offset}
        {chip !== '' && <small class="mono">{chip}</small>}
      </td>
      <td class="pin-wired">
        <Wired pin={pin} state={state} />
      </td>
      <td class="pin-level">
        {active === null ? (
          words.notOpen
        ) : (
          <>
            <span class="lvl" data-v={isHigh ? '1' : '0'} /> {isHigh ? words.high : words.low}
            {words.between}
            {words.levels[kindOf(pin)][active ? 'on' : 'off']}
          </>
        )}
      </td>
      <td class="tnum pin-change">{changedAt === null ? words.noChange : <DayTime at={changedAt} />}</td>
      <td class="r pin-test">{isLamp(pin) && <LampTestButton pin={pin} state={state} />}</td>
    </tr>
  );
}

function Wired({ pin, state }: { pin: PinRow; state: HardwareState }) {
  const { panel: words } = useOfficeWords();
  const roles: Readonly<Record<string, string>> = words.roles;
  const shows = isLamp(pin)
    ? (state.panel?.lines.find(({ role, offset }) => role === 'lamp' && offset === pin.offset)?.shows ?? [])
    : [];
  const test = state.lampTest?.offset === pin.offset && isLamp(pin) ? state.lampTest : null;
  return (
    <>
      {roles[pin.role] ?? pin.role}
      {pin.link !== null && <small class="mono">{pin.link}</small>}
      {shows.length > 0 && <small>{shows.map((sign) => words.signs[sign]).join('・')}</small>}
      {isLamp(pin) && (
        <small class="lamp-test" aria-live="polite">
          {test !== null && words.testing(words.signs[test.sign], test.step, test.steps)}
        </small>
      )}
    </>
  );
}

function LampTestButton({ pin, state }: { pin: PinRow; state: HardwareState }) {
  const desk = useDesk();
  const { panel: words } = useOfficeWords();
  const isTested = state.lampTest?.offset === pin.offset;
  const press = () => desk.attempt(() => (isTested ? desk.box.endLampTest() : desk.box.testLamp(pin.offset)));
  return (
    <button
      type="button"
      class="btn is-small"
      disabled={desk.stale.value || pin.active === null}
      aria-label={`${isTested ? words.endTest : words.test} (${pin.offset})`}
      onClick={press}
    >
      {isTested ? words.endTest : words.test}
    </button>
  );
}

const isLamp = ({ link, direction }: PinRow): boolean => link === null && direction === 'out';

function kindOf(pin: PinRow): 'contact' | 'lamp' | 'relay' | 'coupler' {
  if (isLamp(pin)) return 'lamp';
  if (pin.role === 'relay') return 'relay';
  return pin.link === null ? 'contact' : 'coupler';
}
