/** How much of a file has arrived, in bytes as transferred. */
export type Progress = (done: number) => void;

/** Fetches JSON and tells how far it is.
 * @throws Error when it cannot be reached, or is refused. */
export async function download(address: string, progress?: Progress): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address} answered ${response.status}.`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done: isEnd, value } = await reader.read();
    if (isEnd) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    done += value.length;
    progress?.(done);
  }

  return new Response(new Blob(chunks), { headers: { "Content-Type": "application/json" } });
}
