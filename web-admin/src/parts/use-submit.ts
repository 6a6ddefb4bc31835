import { useRef } from 'preact/hooks';

/**
 * Sends a form once, however often Enter is pressed while the box is asked. `run` shows its own failures and
 * does not reject.
 */
export function useSubmit(run: () => Promise<unknown>): (event: Event) => void {
  const running = useRef(false);
  return (event) => {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    void run().finally(() => {
      running.current = false;
    });
  };
}
