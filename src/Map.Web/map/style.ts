/** Adds a stylesheet of this host to the page, once, and waits until it applies. */
export function addStyle(address: string): Promise<void> {
  const given = document.querySelector(`link[href="${address}"]`);
  if (given) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  return new Promise((done, fail) => {
    link.onload = () => done();
    link.onerror = () => fail(new Error(`${address} could not be fetched.`));
    document.head.append(link);
  });
}

/** The colours of the page, which differ by day and by night. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
