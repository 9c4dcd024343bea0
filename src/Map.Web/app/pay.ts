// A suggestion that costs something: this phone solves the challenge, or waits until the ticket is ripe.
/** Filled in by build.mjs: the address of the script that solves it. */
declare const PROOF: string;

/** Waits until a form is paid for: its field `proof` is then the solution, or stays the ticket. */
export async function paid({ dataset, elements }: HTMLFormElement): Promise<void> {
  const { wait, challenge } = dataset;
  const worker = challenge ? new Worker(PROOF) : undefined;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 1000 * Number(wait));
    if (!worker) return;
    worker.onmessage = ({ data }) => {
      (elements.namedItem("proof") as HTMLInputElement).value = data;
      resolve();
    };
    worker.postMessage(JSON.parse(challenge!));
  });
  worker?.terminate();
}
