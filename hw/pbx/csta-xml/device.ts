import { clean, NAME_LIMIT, NUMBER_LIMIT } from '../caller-word.ts';
import { at, type XmlElement } from './xml.ts';

/** A device as an event names it. `hidden`: the PBX says that its number must not be shown. */
export interface Device {
  readonly number: string;
  readonly name: string;
  readonly hidden: boolean;
}

export const NO_DEVICE: Device = { number: '', name: '', hidden: false };

/**
 * Reads an element such as `<callingDevice><deviceIdentifier>…</deviceIdentifier></callingDevice>`. `<notKnown/>`,
 * `<notRequired/>` and a missing element are all no device.
 */
export function deviceIn(event: XmlElement | null, name: string): Device {
  const element = at(event, name);
  const choice = element?.children.find(({ text }) => text !== '');
  if (element?.children.some((child) => /restrict|withheld|anonymous/i.test(child.name)) === true)
    return { ...NO_DEVICE, hidden: true };
  return parseDevice(choice?.text ?? element?.text ?? '');
}

/**
 * `101`, `tel:+81312345678`, `sip:101@pbx`, or the form of OpenScape: `N<7868772298>Line71001;displayNumber=…;uid=…` with the
 * name behind the number.
 */
export function parseDevice(text: string): Device {
  const [identity = '', ...parameters] = text.split(';');
  const bracketed = /^[A-Z]{0,2}<([^>]*)>(.*)$/s.exec(identity.trim());
  const shown = parameters.find((one) => one.startsWith('displayNumber='))?.slice('displayNumber='.length);
  if (bracketed !== null) {
    const [, number = '', name = ''] = bracketed;
    return device(number || (shown ?? ''), name);
  }
  const address = /^(?:sips?|tel):([^@]*)/i.exec(identity.trim());
  return device(address?.[1] ?? identity, '');
}

function device(number: string, name: string): Device {
  return { number: clean(number, NUMBER_LIMIT), name: clean(name, NAME_LIMIT), hidden: false };
}
