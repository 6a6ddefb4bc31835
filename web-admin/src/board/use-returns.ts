import { useMemo } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';

export interface Returns {
  own(callKey: string): Promise<void>;
  disown(callKey: string): Promise<void>;
  /** `who` names the caller in the toast that offers to take it back. */
  done(callKey: string, who: string): Promise<void>;
  undone(callKey: string): Promise<void>;
}

/** What can be done with a call to return. Each needs a name; without one nothing is sent. */
export function useReturns(): Returns {
  const desk = useDesk();
  return useMemo(() => {
    const named = async (action: (by: string) => Promise<unknown>): Promise<boolean> => {
      const by = await desk.askPerson();
      return by !== null && desk.attempt(() => action(by));
    };
    const undone = async (callKey: string) => {
      await named((by) => desk.box.undone(callKey, by));
    };
    return {
      async own(callKey) {
        await named((by) => desk.box.own(callKey, by));
      },
      async disown(callKey) {
        await named((by) => desk.box.disown(callKey, by));
      },
      async done(callKey, who) {
        if (!(await named((by) => desk.box.done(callKey, by)))) return;
        const words = desk.words.value;
        desk.toasts.say(words.toReturn.markedDone(who), {
          label: words.act.undo,
          undo: true,
          run: () => void undone(callKey),
        });
      },
      undone,
    };
  }, [desk]);
}
