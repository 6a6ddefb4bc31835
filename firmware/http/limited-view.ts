import type { Board, BoardCall, ToReturn } from './contract/board.ts';
import type { CustomerBrief } from './contract/common.ts';
import type { BoxEvent } from './contract/events.ts';

/**
 * The board as a terminal sees it that is limited to one representative. A line that rings still rings: who calls is
 * left out where it is another representative's customer.
 */
export function limitedBoard(board: Board, representative: string): Board {
  const toReturn = ownReturns(board.toReturn, representative);
  return {
    ...board,
    calls: board.calls.map((call) => limitedCall(call, representative)),
    toReturn,
    counts: countsOf(toReturn),
  };
}

/** What becomes of one event; the counts of the whole office are replaced by those of the list that is seen. */
export function limitedEvents(event: BoxEvent, representative: string): readonly BoxEvent[] {
  switch (event.type) {
    case 'snapshot':
      return [{ ...event, board: limitedBoard(event.board, representative) }];
    case 'call':
      return [{ ...event, call: limitedCall(event.call, representative) }];
    case 'to-return': {
      const toReturn = ownReturns(event.toReturn, representative);
      const { boxTime } = event;
      return [
        { ...event, toReturn },
        { type: 'counts', boxTime, counts: countsOf(toReturn) },
      ];
    }
    case 'counts':
      return [];
    default:
      return [event];
  }
}

function limitedCall(call: BoardCall, representative: string): BoardCall {
  const candidates = call.candidates.filter((one) => isOwn(one, representative));
  const isForeign = call.candidates.length > 0 && candidates.length === 0;
  if (!isForeign && (call.customer === null || isOwn(call.customer, representative))) {
    return { ...call, candidates };
  }
  return { ...call, caller: { type: 'absent', reason: 'hidden' }, customer: null, candidates: [] };
}

const ownReturns = (items: readonly ToReturn[], representative: string): ToReturn[] =>
  items.filter(({ customer }) => customer === null || isOwn(customer, representative));

const isOwn = ({ representative }: CustomerBrief, id: string): boolean => representative?.id === id;

const countsOf = (toReturn: readonly ToReturn[]): Board['counts'] => ({
  ...{ toReturn: toReturn.length, parked: 0, waiting: 0 },
});
