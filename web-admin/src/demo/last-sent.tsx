import type { DemoDevice } from '../../../firmware/http/contract/demo-devices.ts';
import { ClockTime } from '../parts/clock-time.tsx';
import { useOfficeWords } from '../parts/desk-context.ts';

/** The pictures of control characters (U+2400 …) have no letters in most fonts: their names are drawn instead. */
const PICTURES = /([\u2400-\u2421])/;
const FIRST_PICTURE = 0x2400;
const NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

/** What the device sent last: once as text, once as bytes. */
export function LastSent({ sent }: { sent: DemoDevice['sent'] }) {
  const words = useOfficeWords().equipment;
  if (sent === null) return <p class="note device-sent">{words.nothingSent}</p>;
  return (
    <div class="device-sent">
      <h3>
        {words.sent} <ClockTime at={sent.at} seconds />
      </h3>
      <dl>
        <dt>{words.asText}</dt>
        <dd>
          <pre>{sent.text.split(PICTURES).map(drawn)}</pre>
        </dd>
        <dt>{words.asHex}</dt>
        <dd>
          <pre class="is-hex">{sent.hex}</pre>
        </dd>
      </dl>
    </div>
  );
}

/** The odd parts of the split are the pictures. */
function drawn(part: string, index: number) {
  if (index % 2 === 0) return part;
  return <i key={index}>{NAMES[part.charCodeAt(0) - FIRST_PICTURE] ?? 'DEL'}</i>;
}
