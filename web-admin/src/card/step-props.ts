import type { Card } from '../desk/cards.ts';

/** What the card is at: choosing among candidates, searching, a new customer, or the customer. */
export type Step = 'start' | 'search' | 'new';

export interface StepProps {
  card: Card;
  titleId: string;
  onClose: () => void;
  onMemo: () => void;
  onDirty: (dirty: boolean) => void;
  onStep: (step: Step) => void;
}
