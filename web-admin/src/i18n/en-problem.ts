import type { jaProblem } from './ja-problem.ts';

/** English words for what did not work. */
export const enProblem: typeof jaProblem = {
  problem: {
    title: 'That did not work',
    unreachable: 'The box did not answer. What you typed is still on this screen.',
    'not-found': 'Not found. Somebody may have removed it.',
    invalid: 'Something needs correction.',
    'log-in': 'You have to log in.',
    forbidden: 'You may not do this.',
    conflict: 'Somebody else changed this first. Read it again, then try once more.',
    'too-large': 'That is too long. Make it shorter.',
    'unsupported-media-type': 'The box did not accept this form.',
    'too-many-requests': 'Too many at once. Wait a little, then try again.',
    unavailable: 'The box cannot do this just now. Wait a little, then try again.',
    'not-stored':
      'The disk of the box is full or failing: nothing was stored. What you typed is still on this screen; tell whoever looks after the box.',
    internal: 'Something failed inside the box. What you typed is still on this screen.',
    fields: (n) => (n === 1 ? 'One field needs correction' : `${n} fields need correction`),
    notSaved: 'Could not save',
    nowhere: 'There is no screen at this address',
    toBoard: 'To the lines',
  },
  missing: {
    title: 'This screen could not be loaded',
    open: 'The box seems to have been updated. The page reloads by itself when the open card or memo is closed.',
    'in-vain':
      'A part of this page is missing on the box, even after a reload. Tell whoever looks after the box.',
    reload: 'Reload',
  },
};
