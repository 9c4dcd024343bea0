// What other reviewers have before them, so that two do not work at the same.
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, keptKey, Refused } from "./api.ts";
import { hourOfToday, say } from "./words.ts";

export interface Look {
  subject: string;
  label: string;
  since: string;
}

// The map forgets what was not said for a minute.
const every = 20_000;
// Who goes through the queue by keys has not looked at what goes by.
const glance = 400;
const mostAmong = 200;

const lookQuery = `
mutation DeskLook($input: LookAtInput!) {
  lookAt(input: $input) { looks { subject label since } }
}`;

/** A UUID. Browsers have randomUUID only on pages that came by HTTPS. */
function newId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Tells the other reviewers what this one looks at.
 * @param subject the suggestion or place
 * @param among what is asked about
 * @returns who else looks at what */
export function useLooks(subject: string | undefined, among: string[]): Look[] {
  const [looks, setLooks] = useState<Look[]>([]);
  const ownWindow = useRef("");
  ownWindow.current ||= newId();
  const asked = useRef(among);
  asked.current = among;

  const tellOthers = async (shown: string | undefined): Promise<Look[]> => {
    const input = { window: ownWindow.current, subject: shown, among: shown ? asked.current.slice(0, mostAmong) : [] };
    try {
      return (await ask<{ lookAt: { looks: Look[] } }>(lookQuery, { input }, { keepalive: !shown })).lookAt.looks;
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      // Nobody works less well for it, and it is said again soon.
      return [];
    }
  };
  useEffect(() => {
    let isOver = false;
    const tellNow = async (): Promise<void> => {
      const found = await tellOthers(document.hidden ? undefined : subject);
      if (!isOver) setLooks(found);
    };
    const first = setTimeout(() => void tellNow(), glance);
    const again = setInterval(() => document.hidden || void tellNow(), every);
    const turned = (): void => void tellNow();
    document.addEventListener("visibilitychange", turned);
    return () => {
      isOver = true;
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener("visibilitychange", turned);
    };
  }, [subject]);

  // Whoever goes to another view looks at nothing here. Whose key is forgotten has nothing to say it with.
  useEffect(() => () => {
    if (keptKey() !== null) void tellOthers(undefined);
  }, []);
  return looks;
}

export const looksAt = (looks: Look[], subject: string): Look[] => looks.filter((look) => look.subject === subject);

/** Who else has it before them; said by screen readers as they come. */
export const Looks = ({ looks }: { looks: Look[] }) => (
  <div role="status">{looks.map(({ label, since }) => <p class="look">{say("desk.look.since", { label, when: hourOfToday(since) })}</p>)}</div>
);

/** Who else has a place before them. */
export const LooksAtPlace = ({ id }: { id: string }) => <Looks looks={useLooks(id, [id])} />;
