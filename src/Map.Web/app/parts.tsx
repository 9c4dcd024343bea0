// Small parts of several views.
import { type ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Query } from "../pack/find.ts";
import { listAddress, queryText } from "./addresses.ts";
import { askServer, canAskServer } from "./views.tsx";
import { daysSince, kilobytes, say } from "./language.ts";

const staleAfterDays = 30;

/** The heading of a view, which gets the focus when the view opens, so that screen readers say it. */
export function Heading({ quiet, children }: { quiet?: boolean; children: ComponentChildren }) {
  return <h1 class={quiet ? "quiet" : undefined} tabIndex={-1}>{children}</h1>;
}

/** For apps on the home screen, which have no button of the browser. */
export const Back = () => (history.state ? <p class="back"><button type="button" onClick={() => history.back()}>{say("find.back")}</button></p> : null);

/** Sends what was typed to the server: only by a press, never by itself. */
export const ServerInstead = () => (canAskServer() ? <p><button type="button" onClick={askServer}>{say("find.byserver")}</button></p> : null);

export function Loading({ done, size }: { done?: number; size?: number }) {
  // How much it is becomes known later.
  const words = size ? say("find.loading", { done: kilobytes(done ?? 0), size: kilobytes(size) }) : say("keep.title");
  return (
    <div class="loading" role="status">
      {size !== undefined && <p>{words}</p>}
      <progress {...size ? { value: done, max: size } : {}} aria-label={words} />
      <ServerInstead />
    </div>
  );
}

/** The map is not here, and cannot be fetched. */
export function Unreached() {
  const offline = !navigator.onLine;
  return (
    <section class="nothing" role="alert">
      <p>{say(offline ? "keep.offline.none" : "error.away")}</p>
      {!offline && <ServerInstead />}
    </section>
  );
}

/** How old the kept map is. */
export function PackAge({ made }: { made: string }) {
  const count = daysSince(made);
  return (
    <p class="notice">
      {!navigator.onLine && `${say("keep.offline")} `}
      {count > staleAfterDays ? <strong>{say("keep.stale", { count })}</strong> : say("keep.age", { count })}
    </p>
  );
}

export function CopyLink({ address }: { address: string }) {
  const [copied, setCopied] = useState(false);
  const whole = location.origin + address;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(whole);
      setCopied(true);
    } catch {
      // Not allowed here: the address stands beside the button, to be copied by hand.
    }
  };
  return (
    <p class="link">
      <label>{say("share.address")} <input type="text" readOnly dir="ltr" value={whole} onFocus={(event) => event.currentTarget.select()} /></label>
      {"clipboard" in navigator && <button type="button" onClick={copy}>{say(copied ? "share.copied" : "share.copy")}</button>}
    </p>
  );
}

export function Elsewhere({ query }: { query: Query }) {
  const text = queryText(query);
  const file = (name: string) => `/${name}${text && `?${text}`}`;
  return (
    <section class="elsewhere">
      <h2>{say("share.title")}</h2>
      <CopyLink address={listAddress(query)} />
      <ul>
        <li><button type="button" onClick={() => print()}>{say("share.print")}</button></li>
        <li><a href={file("places.csv")} rel="nofollow">{say("share.csv")}</a></li>
        <li><a href={file("places.geojson")} rel="nofollow">{say("share.geojson")}</a></li>
      </ul>
    </section>
  );
}
