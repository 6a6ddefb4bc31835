import { captureFiles } from '../captures.ts';
import { type Companion, type Expectation, rowsOf } from './expectation.ts';

const ASKING = 'a request or its answer; no call is in it';
const NO_CALL = 'an answer or a notice of the socket; no call is in it';

/** Links to PBXs, and the samples of an encoder: what each recording comes to. */
export const LINKS: readonly Expectation[] = [
  // What really happened in these stands beside them: test/hw/pbx/asterisk-ami/recordings.test.ts holds them against it.
  ...rowsOf('asterisk-ami', 'recorded', [
    ['answered_callee_hangup.txt', 'ringing 2, number 1, answered 1, released 1, parties 31b85384'],
    ['answered_caller_hangup.txt', 'ringing 2, number 1, answered 1, released 1, parties 80b173be'],
    ['answered_readonly_user.txt', 'ringing 2, number 1, answered 1, released 1, parties 3e1a4e12'],
    ['blind_transfer_refer.txt', 'ringing 3, number 1, answered 2, released 1, parties c81c7220'],
    ['busy.txt', 'ringing 1, number 1, released 1, parties 5c813bbb'],
    ['forwarded_302.txt', 'ringing 2, number 1, answered 1, released 1, parties 4d37c287'],
    ['hold_resume.txt', 'ringing 2, number 1, answered 1, released 1, parties e2f0d0a3'],
    ['internal_call.txt', '', 'a call inside the house'],
    ['international.txt', 'ringing 2, number 1, answered 1, released 1, parties 39ab42bc'],
    ['queue_ringall.txt', 'ringing 4, number 1, answered 1, released 1, parties b6c4e229'],
    ['recorded_call.txt', 'ringing 2, number 1, answered 1, released 1, parties 2cfd38f2'],
    ['ring_group_3.txt', 'ringing 4, number 1, answered 1, released 1, parties e049f195'],
    ['ring_group_3_missed.txt', 'ringing 4, number 1, released 1, parties 2e9d7fc2'],
    ['two_lines_at_once.txt', 'ringing 4, number 2, answered 1, released 2, parties f5fe56c7'],
    ['unanswered_caller_hangup.txt', 'ringing 2, number 1, released 1, parties e37441ff'],
    ['utf8_name.txt', 'ringing 2, number 1, answered 1, released 1, parties 2cac139a'],
    ['voicemail_after_noanswer.txt', 'ringing 2, number 1, released 1, parties f01ef9b3'],
    ['withheld_anonymous.txt', 'ringing 2, withheld 1, released 1'],
    ['withheld_pai_varset_pres.txt', 'ringing 2, withheld 1, answered 1, released 1'],
  ]),
  ...rowsOf('csta_xml', 'recorded', [
    ['osv_063_ServiceInitiatedEvent.bin', '', 'a telephone of the house calls out'],
    ['osv_064_OriginatedEvent.bin', '', 'a telephone of the house calls out'],
    ['osv_065_MonitorStop.bin', '', ASKING],
    ['osv_066_StartApplicationSessionPosResponse.bin', '', ASKING],
    ['osv_081_SystemRegisterResponse.bin', '', ASKING],
    ['osv_082_MonitorStartResponse.bin', '', ASKING],
  ]),
  // Bodies without a header: recorded ones or examples, their publisher does not say which.
  ...rowsOf('csta_xml', 'other', [
    ['osv_067_MonitorStart.xml', '', ASKING],
    ['osv_083_StartApplicationSession.xml', '', ASKING],
    ['osv_093_SystemStatus.xml', '', ASKING],
    ['osv_102_SystemStatus.xml', '', ASKING],
    ['osv_103_MonitorStart.xml', '', ASKING],
    ['osv_104_DeflectCall.xml', '', ASKING],
    ['osv_106_DeliveredEvent.xml', 'ringing 2, number 1, parties 73e3d301', 'a call from outside rings'],
  ]),
  ...rowsOf('freeswitch_esl', 'recorded', [
    ['outboundsocket_api_response.txt', '', NO_CALL],
    ['outboundsocket_background_job_with_body.txt', '', NO_CALL],
    ['outboundsocket_channel_data.txt', '', 'a telephone of the house calls a service'],
    ['outboundsocket_channel_state.txt', '', 'a telephone of the house calls a service'],
    ['outboundsocket_channel_state_header.txt', '', NO_CALL],
    ['outboundsocket_command_reply.txt', '', NO_CALL],
    [
      'outboundsocket_command_reply_and_event_part1.txt',
      'ringing 1, unavailable 1',
      'a caller without a number',
    ],
    [
      'outboundsocket_disconnect.txt',
      'unrecognised 2',
      'text of the module behind the notice, without a header',
    ],
    ['outboundsocket_disconnect_header.txt', '', NO_CALL],
    ['outboundsocket_event_with_utf8_body.txt', '', NO_CALL],
    ['outboundsocket_speech_detection_with_body_part1.txt', '', NO_CALL],
  ]),
  ...rowsOf('fritz', 'recorded', [
    ['airport1_real.txt', 'ringing 3, number 3, released 3, answered 2, parties 6754dffc'],
    ['tuxbox_withheld.txt', 'ringing 1, withheld 1, answered 1'],
  ]),
  ...rowsOf('fritz', 'other', [
    ['airport1_maybe_faked.txt', '', 'a call out and words of an unknown id'],
    ['misc_real_ring.txt', 'ringing 4, number 4, released 3, parties bfe237d4'],
    ['errors.txt', 'unrecognised 11', 'every line is damaged'],
    ['synthetic_variants.txt', 'ringing 1, number 1, parties f3fe470b'],
  ]),
  ...rowsOf('fsk-generated', 'generated', [
    ['class-mdmf.ndjson', 'number 18, unavailable 6, parties cf573ec5'],
    ['class-sdmf.ndjson', 'number 12, withheld 4, parties 221004e5'],
    ['clip-dtmf.ndjson', 'number 6, withheld 5, unavailable 7, parties 7b83659c'],
    ['etsi-clip.ndjson', 'number 18, unavailable 6, parties 94507fbd'],
    ['etsi-mwi.ndjson', '', 'the lamp of a message; no call is in it'],
    ['jclip.ndjson', 'number 12, ringing 8, withheld 6, payphone 6, parties 8576a624'],
  ]),
];

const COMPANIONS: readonly (readonly [pattern: RegExp, of: string])[] = [
  [/^(asterisk-ami\/\w+)\.(?:truth\.json|timing\.tsv)$/, '$1.txt'],
  [/^((?:fsk_raw|jclip\/constructed_spandsp)\/\w+)\.hex\.txt$/, '$1.bin'],
  [/^(?<stream>freeswitch_esl\/\w+_part)[2-9]\.txt$/, '$<stream>1.txt'],
];

/** Files that lie beside an expected one: notes of what happened, the same bytes as text, the rest of a stream. */
export function companions(): readonly Companion[] {
  return captureFiles().flatMap((file) =>
    COMPANIONS.filter(([pattern]) => pattern.test(file)).map(([pattern, of]) => ({
      file,
      of: file.replace(pattern, of),
    })),
  );
}
