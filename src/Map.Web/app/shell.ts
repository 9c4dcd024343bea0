// The pages and scripts themselves, which the service worker keeps: worker/sw.ts.

/** Filled in by build.mjs: what is transferred to keep them, in bytes. */
declare const SHELL_BYTES: number;

export const shellBytes = SHELL_BYTES;

export const isInstalled = async (): Promise<boolean> => await navigator.serviceWorker?.getRegistration("/") !== undefined;

/** Installs the worker, and waits until it has everything.
 * @throws Error when the browser lets no page work without a network, or a file cannot be fetched. */
export async function keepShell(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js");
  const worker = registration.installing ?? registration.waiting;
  if (worker) await installed(worker);
  // The browser may otherwise delete the map when the phone is full.
  await navigator.storage?.persist?.();
}

function installed(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("The pages could not be kept."));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
