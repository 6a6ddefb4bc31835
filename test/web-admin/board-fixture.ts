import type { Board, BoardCall } from '../../firmware/http/contract/board.ts';

/** A call and a board with nothing special about them; a test names only what it is about. */
export function call(part: Partial<BoardCall> = {}): BoardCall {
  return {
    key: 'call-1',
    line: '1',
    phase: 'ringing',
    startedAt: 1_000,
    answeredAt: null,
    caller: { type: 'number', number: '0300001201', e164: '+81300001201', display: '03-0000-1201' },
    customer: null,
    candidates: [],
    called: null,
    rang: [],
    answeredBy: null,
    mode: 'present',
    mailAtHangUp: false,
    ...part,
  };
}

export function answeredBy(id: string, part: Partial<BoardCall> = {}): BoardCall {
  return call({ phase: 'answered', answeredAt: 5_000, answeredBy: { id, name: `telephone ${id}` }, ...part });
}

export function board(part: Partial<Board> = {}): Board {
  return {
    boxTime: 10_000,
    siteName: 'ひなた設備',
    timeZone: 'Asia/Tokyo',
    demo: false,
    mode: { mode: 'present', since: 0, by: 'start', next: null },
    lines: ['1', '2', '3'].map((id) => ({
      id,
      name: `line ${id}`,
      state: 'ok',
      since: null,
      link: null,
      why: [],
    })),
    extensions: [],
    calls: [],
    toReturn: [],
    counts: { toReturn: 0, parked: 0, waiting: 0 },
    health: [],
    away: [],
    ...part,
  };
}
