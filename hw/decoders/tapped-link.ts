import type { WireTap } from '../wire-tap.ts';
import type { Connect } from './byte-link.ts';

/** The same link, on which somebody looks on. */
export function tapped(connect: Connect, tap: WireTap): Connect {
  return (protocol) => {
    const link = connect({
      opened: () => protocol.opened(),
      received(chunk) {
        tap.heard(chunk);
        protocol.received(chunk);
      },
      closed: () => protocol.closed(),
      state: (state) => protocol.state(state),
    });
    return {
      start: () => link.start(),
      stop: () => link.stop(),
      state: () => link.state(),
      send(bytes) {
        tap.sent(bytes);
        link.send(bytes);
      },
      working: (detail) => link.working(detail),
      close: (why) => link.close(why),
    };
  };
}
