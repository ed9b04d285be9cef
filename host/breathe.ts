/** Lets the event loop run: one macrotask, without the 4 ms that browsers add to nested timers. Web-standard APIs only. */

interface Scheduler {
  yield?(): Promise<void>;
}

/** Resolves after other tasks (input, rendering, timers) had their turn. */
export const breathe: () => Promise<void> = chooseBreath();

function chooseBreath(): () => Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (typeof scheduler?.yield === 'function') return () => scheduler.yield?.() ?? Promise.resolve();
  if (typeof setImmediate === 'function') return () => new Promise((resolve) => setImmediate(resolve));
  if (typeof MessageChannel === 'function') return throughMessages();
  return () => new Promise((resolve) => setTimeout(resolve, 0));
}

function throughMessages(): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(0);
    });
}
