import { type Device, deviceIn, parseDevice } from './device.ts';
import { callIdOf } from './event.ts';
import { at, textAt, type XmlElement } from './xml.ts';

/** A call in which a watched device takes part. */
export interface ListedCall {
  readonly callId: string;
  readonly device: string;
  /** `alerting`, `connected`, `hold`, …: ECMA-323 writes the states of both ends, or one word for the whole. */
  readonly state: string;
}

/** What SnapshotCall tells of a call. */
export interface CallDetail {
  readonly callId: string;
  readonly calling: Device;
  readonly called: Device;
  readonly devices: readonly { readonly device: Device; readonly state: string }[];
}

/** Everything that the monitored devices are in now. */
export interface Snapshot {
  readonly calls: readonly ListedCall[];
  readonly details: readonly CallDetail[];
}

const ITEM_LIMIT = 200;

/** The calls in a SnapshotDeviceResponse about `device`. */
export function readDeviceSnapshot(response: XmlElement, device: string): readonly ListedCall[] {
  return itemsOf(response, 'snapshotDeviceResponseInfo').flatMap((item) => {
    const connection = at(item, 'connectionIdentifier');
    const callId = callIdOf(connection);
    if (callId === '') return [];
    return [{ callId, device, state: ownState(at(item, 'localCallState')) }];
  });
}

/** The devices in a SnapshotCallResponse about `callId`. */
export function readCallSnapshot(response: XmlElement, callId: string): CallDetail {
  const devices = itemsOf(response, 'snapshotCallResponseInfo').map((item) => ({
    device: deviceOn(item),
    state: textAt(item, 'localConnectionInfo') || textAt(item, 'localConnectionState'),
  }));
  return {
    callId,
    calling: deviceIn(response, 'callingDevice'),
    called: deviceIn(response, 'calledDevice'),
    devices,
  };
}

function itemsOf(response: XmlElement, name: string): readonly XmlElement[] {
  const data = at(response, 'crossRefIDorSnapshotData', 'snapshotData') ?? at(response, 'snapshotData');
  return (data?.children ?? []).filter((child) => child.name === name).slice(0, ITEM_LIMIT);
}

function deviceOn(item: XmlElement): Device {
  const named = deviceIn(item, 'deviceOnCall');
  return named.number !== '' ? named : parseDevice(textAt(item, 'callIdentifier', 'deviceID'));
}

/** Simple states of ECMA-269 that mean that the device itself only rings. */
const RINGING = /^(?:callReceived|callDelivered-held|alerting)$/i;

function ownState(state: XmlElement | null): string {
  const own = state?.children.find(({ name }) => name === 'compoundCallState')?.children[0];
  if (own !== undefined) return own.text;
  const simple = textAt(state, 'simpleCallState') || (state?.text ?? '');
  if (simple === '') return '';
  return RINGING.test(simple) ? 'alerting' : 'connected';
}
