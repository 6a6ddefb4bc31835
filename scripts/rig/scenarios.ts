import { restoreScenario, stickScenario } from './scenarios/backup.ts';
import { longPressScenario, switchScenario } from './scenarios/buttons.ts';
import { byPathScenario } from './scenarios/by-path.ts';
import { CABLE_SCENARIOS, idlePullScenario, renamedScenario } from './scenarios/cable.ts';
import { CALL_SCENARIOS } from './scenarios/calls.ts';
import { clockScenario } from './scenarios/clock.ts';
import { faultScenario, noSysfsScenario } from './scenarios/faults.ts';
import { bellScenario, displayScenario, slowTonesScenario, tonesScenario } from './scenarios/gpio-links.ts';
import { contractScenario, portCyclesScenario } from './scenarios/lines-and-ports.ts';
import { killedScenario, pressScenario } from './scenarios/panel.ts';
import { SERIAL_FAULT_SCENARIOS } from './scenarios/serial-faults.ts';
import { signsScenario } from './scenarios/signs.ts';
import type { Scenario } from './stage.ts';

/** What equipment on GPIO lines needs of the kernel. */
const linesScenarios = (way: 'char-device' | 'onoff'): readonly Scenario[] =>
  [faultScenario, longPressScenario, bellScenario, displayScenario].map((scenario) => scenario(way));

/** In an order in which the box is started as seldom as can be: a start takes a good while here. */
export const SCENARIOS: readonly Scenario[] = [
  portCyclesScenario,
  contractScenario,
  pressScenario('char-device'),
  ...CALL_SCENARIOS,
  signsScenario,
  ...CABLE_SCENARIOS,
  renamedScenario,
  killedScenario('char-device', 'onoff'),
  pressScenario('onoff'),
  killedScenario('onoff', 'onoff'),
  ...linesScenarios('char-device'),
  tonesScenario,
  byPathScenario,
  ...linesScenarios('onoff'),
  slowTonesScenario,
  ...SERIAL_FAULT_SCENARIOS,
  switchScenario('onoff'),
  switchScenario('char-device'),
  stickScenario,
  restoreScenario,
  noSysfsScenario,
  clockScenario,
];

/** What a test run has time for: one machine, one box. */
export const SHORT_SCENARIOS: readonly Scenario[] = [
  portCyclesScenario,
  pressScenario('char-device'),
  ...CALL_SCENARIOS,
  idlePullScenario,
];
