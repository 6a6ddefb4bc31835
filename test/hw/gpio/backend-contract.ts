import assert from 'node:assert/strict';
import { type Edge, type GpioBackend, GpioError, type Pin } from '../../../hw/gpio/gpio.ts';

/** What a backend stands on in a test: the far end of its lines, and time. */
export interface GpioRig {
  readonly backend: GpioBackend;
  /** Label of a chip with at least eight lines; their levels are inactive at first. */
  readonly chip: string;
  readonly lines: number;
  /** Presses or lets go what is wired to an input. */
  press(pin: Pin, active: boolean): void;
  /** Whether what is wired to an output is on. */
  isLit(pin: Pin): boolean;
  /** Lets so much time pass that everything has arrived: at least `ms`. */
  wait(ms: number): Promise<void>;
}

/** What not every backend can do. */
export type Ability = 'debounce' | 'lookup' | 'exclusive' | 'pull';

export interface ContractCase {
  readonly title: string;
  readonly needs?: Ability;
  readonly run: (rig: GpioRig) => Promise<void>;
}

const DEBOUNCE = 30;
const SETTLED = 150;

/** What every way to the lines must do, over memory, a simulated kernel and a real one. */
export const GPIO_CONTRACT: readonly ContractCase[] = [
  {
    title: 'a press and its end arrive as levels',
    run: async (rig) => {
      const { levels, close } = await watched(rig, pinOf(rig, 0));
      await pressed(rig, pinOf(rig, 0), [true, false]);
      assert.deepEqual(levels, [true, false]);
      close();
    },
  },
  {
    title: 'a line that is low while it is active is turned round',
    run: async (rig) => {
      const pin = pinOf(rig, 1, true);
      rig.press(pin, false);
      const { levels, input, close } = await watched(rig, pin);
      assert.equal(input.isActive(), false);
      await pressed(rig, pin, [true]);
      assert.equal(input.isActive(), true);
      assert.deepEqual(levels, [true]);
      close();
      rig.press(pin, false);
    },
  },
  {
    title: 'a level that stood there before is read and not told',
    run: async (rig) => {
      const pin = pinOf(rig, 0);
      rig.press(pin, true);
      const { levels, input, close } = await watched(rig, pin);
      assert.equal(input.isActive(), true);
      assert.deepEqual(levels, []);
      close();
      rig.press(pin, false);
    },
  },
  {
    title: 'a contact that bounces counts once',
    needs: 'debounce',
    run: async (rig) => {
      const pin = pinOf(rig, 0);
      const { levels, close } = await watched(rig, pin);
      for (const active of [true, false, true, false, true]) {
        rig.press(pin, active);
        await rig.wait(1);
      }
      await rig.wait(SETTLED);
      assert.deepEqual(levels, [true]);
      close();
      rig.press(pin, false);
    },
  },
  {
    title: 'every edge of a line that is not debounced is told, in the order of its times',
    run: async (rig) => {
      const pin = pinOf(rig, 2);
      const edges: Edge[] = [];
      const input = rig.backend.edges(pin, { edge: (edge) => edges.push(edge), lost: assert.fail });
      for (let i = 0; i < 20; i++) {
        rig.press(pin, i % 2 === 0);
        await rig.wait(20);
      }
      assert.deepEqual(
        edges.map(({ active }) => active),
        Array.from({ length: 20 }, (_, i) => i % 2 === 0),
      );
      const times = edges.map(({ at }) => at);
      assert.deepEqual(
        times,
        times.toSorted((one, other) => one - other),
      );
      input.close();
    },
  },
  {
    title: 'nothing comes from a line that was closed, and it can be opened again',
    run: async (rig) => {
      const pin = pinOf(rig, 0);
      const first = await watched(rig, pin);
      first.close();
      await pressed(rig, pin, [true, false]);
      const second = await watched(rig, pin);
      await pressed(rig, pin, [true, false]);
      assert.deepEqual(first.levels, []);
      assert.deepEqual(second.levels, [true, false]);
      second.close();
    },
  },
  ...[false, true].map(
    (activeLow): ContractCase => ({
      title: `an output${activeLow ? ' that is low while it is on' : ''} is off at first, follows, and is off when it is let go`,
      run: async (rig) => {
        const pin = pinOf(rig, 3, activeLow);
        // What is wired to it holds it while nobody drives it: a chip may let go of a line that is closed.
        rig.press(pin, false);
        const output = rig.backend.output(pin);
        assert.equal(rig.isLit(pin), false);
        for (const active of [true, false, true]) {
          output.write(active);
          assert.equal(rig.isLit(pin), active);
        }
        output.close();
        assert.equal(rig.isLit(pin), false);
      },
    }),
  ),
  {
    title: 'a chip that is not there is named together with those that are',
    needs: 'lookup',
    run: async (rig) => {
      const pin = { chip: 'no-such-chip', offset: 0, activeLow: false };
      refused(() => rig.backend.output(pin), ['"no-such-chip"', rig.chip]);
    },
  },
  {
    title: 'an offset that the chip does not have is refused with how many there are',
    needs: 'lookup',
    run: async (rig) => {
      refused(() => rig.backend.output(pinOf(rig, rig.lines)), [`0 to ${rig.lines - 1}`, `${rig.lines}`]);
    },
  },
  {
    title: 'a line is given to one user, and the other is told who has it',
    needs: 'exclusive',
    run: async (rig) => {
      const output = rig.backend.output(pinOf(rig, 4));
      refused(() => rig.backend.output(pinOf(rig, 4)), ['in use', 'this program already']);
      output.close();
      rig.backend.output(pinOf(rig, 4)).close();
    },
  },
  {
    title: 'the resistor inside the chip holds an open contact inactive',
    needs: 'pull',
    run: async (rig) => {
      for (const [pull, activeLow] of [
        ['up', true],
        ['down', false],
      ] as const) {
        const pin = { ...pinOf(rig, 5, activeLow), pull };
        const input = rig.backend.input(pin, DEBOUNCE, () => {});
        assert.equal(input.isActive(), false);
        input.close();
      }
    },
  },
];

const pinOf = ({ chip }: GpioRig, offset: number, activeLow = false): Pin => ({ chip, offset, activeLow });

async function watched(rig: GpioRig, pin: Pin) {
  const levels: boolean[] = [];
  const input = rig.backend.input(pin, DEBOUNCE, (active) => levels.push(active));
  await rig.wait(SETTLED);
  return { levels, input, close: () => input.close() };
}

async function pressed(rig: GpioRig, pin: Pin, levels: readonly boolean[]): Promise<void> {
  for (const active of levels) {
    rig.press(pin, active);
    await rig.wait(SETTLED);
  }
}

function refused(open: () => unknown, words: readonly string[]): void {
  assert.throws(open, (error) => {
    assert.ok(error instanceof GpioError, String(error));
    for (const word of words) assert.ok(error.message.includes(word), `${word} in: ${error.message}`);
    return true;
  });
}
