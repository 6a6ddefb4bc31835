import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';

/**
 * The customer cards of this terminal (SPEC D3): a card opens where the extension answered and nowhere else.
 *
 *            answered here              released or moved away
 *   (none) ----------------> in call ---------------------------> ended --+
 *                               |  ^ shown again                          | 30 s untouched, or closed
 *                               v  |                                      v
 *                            dismissed                                  (none)
 */
export interface Card {
  readonly call: BoardCall;
  readonly ended: Ended | null;
  /** Something was typed or chosen: it never closes by itself. */
  readonly touched: boolean;
  /** The user was typing when it opened: only the strip is shown until F2. */
  readonly folded: boolean;
}

export interface Ended {
  /** The box's time. */
  readonly at: number;
  readonly talkSeconds: number | null;
  /** The telephone that took the call over, when it was transferred. */
  readonly movedTo: string | null;
}

export interface Cards {
  /** The card of the newest call is last and on top. */
  readonly open: readonly Card[];
  /** Calls that still run and whose card was closed by hand. */
  readonly dismissed: readonly string[];
}

export const NO_CARDS: Cards = { open: [], dismissed: [] };

export type CardInput =
  | { readonly type: 'snapshot'; readonly board: Board; readonly typing: boolean }
  | { readonly type: 'call'; readonly call: BoardCall; readonly at: number; readonly typing: boolean }
  | {
      readonly type: 'call-ended';
      readonly key: string;
      readonly at: number;
      readonly talkSeconds: number | null;
    }
  | { readonly type: 'show'; readonly call: BoardCall }
  | { readonly type: 'touched'; readonly key: string }
  | { readonly type: 'unfolded'; readonly key: string }
  | { readonly type: 'closed'; readonly key: string };

/** `extension`: the telephone beside this screen, null when there is none (then no card ever opens). */
export function stepCards(cards: Cards, input: CardInput, extension: string | null): Cards {
  switch (input.type) {
    case 'snapshot':
      return fromSnapshot(cards, input, extension);
    case 'call':
      return onCall(cards, input.call, input.at, input.typing, extension);
    case 'call-ended':
      return {
        open: change(cards.open, input.key, (card) => ({
          ...card,
          ended: card.ended ?? { at: input.at, talkSeconds: input.talkSeconds, movedTo: null },
        })),
        dismissed: cards.dismissed.filter((key) => key !== input.key),
      };
    case 'show':
      return {
        open: [...without(cards.open, input.call.key), newCard(input.call, false)],
        dismissed: cards.dismissed.filter((key) => key !== input.call.key),
      };
    case 'touched':
      return { ...cards, open: change(cards.open, input.key, (card) => ({ ...card, touched: true })) };
    case 'unfolded':
      return { ...cards, open: change(cards.open, input.key, (card) => ({ ...card, folded: false })) };
    case 'closed':
      return closed(cards, input.key);
  }
}

function onCall(cards: Cards, call: BoardCall, at: number, typing: boolean, extension: string | null): Cards {
  const card = cards.open.find((open) => open.call.key === call.key);
  const here = extension !== null && call.phase === 'answered' && call.answeredBy?.id === extension;
  if (card === undefined) {
    if (!here || cards.dismissed.includes(call.key)) return cards;
    return { ...cards, open: [...cards.open, newCard(call, typing)] };
  }
  const movedTo = here || call.answeredBy === null ? null : call.answeredBy.name || call.answeredBy.id;
  const ended = movedTo === null ? null : (card.ended ?? { at, talkSeconds: null, movedTo });
  return { ...cards, open: change(cards.open, call.key, (open) => ({ ...open, call, ended })) };
}

/** After a gap: calls that are gone have ended meanwhile, and a call answered here in the gap opens now. */
function fromSnapshot(
  cards: Cards,
  { board, typing }: { board: Board; typing: boolean },
  extension: string | null,
): Cards {
  const running = new Map(board.calls.map((call) => [call.key, call]));
  const gone = (card: Card): Card => ({
    ...card,
    ended: card.ended ?? { at: board.boxTime, talkSeconds: null, movedTo: null },
  });
  const kept: Cards = {
    open: cards.open.map((card) => (running.has(card.call.key) ? card : gone(card))),
    dismissed: cards.dismissed.filter((key) => running.has(key)),
  };
  return board.calls.reduce((next, call) => onCall(next, call, board.boxTime, typing, extension), kept);
}

function closed(cards: Cards, key: string): Cards {
  const card = cards.open.find((open) => open.call.key === key);
  if (card === undefined) return cards;
  return {
    open: without(cards.open, key),
    dismissed: card.ended === null ? [...cards.dismissed, key] : cards.dismissed,
  };
}

const newCard = (call: BoardCall, folded: boolean): Card => ({ call, ended: null, touched: false, folded });

const without = (open: readonly Card[], key: string) => open.filter((card) => card.call.key !== key);

const change = (open: readonly Card[], key: string, to: (card: Card) => Card) =>
  open.map((card) => (card.call.key === key ? to(card) : card));
