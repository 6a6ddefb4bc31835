import { UsageError } from '../../errors.ts';
import type { DemoDeviceAction, DemoParty } from '../../http/contract/demo-devices.ts';
import { EXIT, type Surroundings, type Typed } from '../command.ts';
import { askDemo } from '../demo-client.ts';

const WORDS = 'ring, answer, hang-up, garbage, unplug or plug-in';

/** `simulate device NAME ring|answer|…`: does it to a simulated device of the running demo. */
export const device = async (typed: Typed, url: string, { request, out }: Surroundings) => {
  const [, name, word] = typed.positionals;
  if (name === undefined || word === undefined)
    throw new UsageError('which device, and what?', `Write: rusuban simulate device NAME, and ${WORDS}.`);
  const action = actionOf(word, typed);
  await askDemo(url, 'POST', `/api/demo/devices/${encodeURIComponent(name)}`, action, request);
  await out(`${name}: ${word}\n`);
  return EXIT.done;
};

/** @throws UsageError for a word that no device understands */
const actionOf = (word: string, typed: Typed): DemoDeviceAction => {
  const id = typed.value('line');
  const line = id === undefined ? {} : { line: id };
  switch (word) {
    case 'ring':
      return { type: 'ring', ...line, caller: callerOf(typed) };
    case 'answer':
    case 'hang-up':
      return { type: word, ...line };
    case 'garbage':
    case 'unplug':
    case 'plug-in':
      return { type: word };
    default:
      throw new UsageError(`no device can "${word}"`, `Write ${WORDS}.`);
  }
};

/** Without a number the caller is out of area. */
const callerOf = (typed: Typed): DemoParty => {
  const [number, name] = [typed.value('from'), typed.value('name')];
  if (typed.has('withheld')) return { reason: 'withheld' };
  if (number === undefined) return { reason: 'unavailable' };
  return { number, ...(name === undefined ? {} : { name }) };
};
