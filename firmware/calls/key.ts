import { v5, v7 } from 'uuid';
import { type CallKey, callKey } from './ids.ts';

/** Namespace of all keys made from a PBX's own call identifiers; a constant of the product. */
const CALLS = '6f0e1f4c-9d0b-5a53-8a0e-3b7f0a0d5c11';

/**
 * The key of a call. Where the source names its calls the key follows from that name, so that two boxes on one
 * PBX, or one box before and after a restart, come to the same record.
 *
 * @param pbxId what the site calls this PBX (`links[].pbx-id`, default the link's name)
 */
export function keyOfCall(pbxId: string, call: string | null): CallKey {
  return callKey(call === null ? v7() : v5(`${pbxId} ${call}`, CALLS));
}

/** Namespace of the names of call log lines; a constant of the product. */
const LOG_LINES = 'a1f6a5c0-6a0f-5d0b-9a52-52f7f2f0f6d4';

/** The name of a line of a call log, made from what it says: what is sent again has the same name. */
export function nameOfLogLine(says: readonly (string | number | null)[]): string {
  return v5(JSON.stringify(says), LOG_LINES);
}
