// Small parts of several views of the desk.
import { type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask, wordsOf } from "./api.ts";
import { say, word } from "./words.ts";

/** The heading of a view, which gets the focus when the view opens, so that screen readers say it. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current!.focus(), []);
  return <h2 tabIndex={-1} ref={heading}>{children}</h2>;
}

export const Fault = ({ text }: { text: string | undefined }) => (text ? <p class="notice wrong" role="alert">{text}</p> : null);

export const Waiting = () => <p class="hint" role="status">{say("desk.waiting")}</p>;

interface Loaded<T> {
  value?: T;
  fault?: string;
}

/** What a question answers. @param again changes when it is to be asked anew */
export function useAnswer<T>(load: () => Promise<T>, again: unknown): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({});
  useEffect(() => {
    let isOver = false;
    setLoaded({});
    load().then(
      (value) => isOver || setLoaded({ value }),
      (fault: unknown) => isOver || setLoaded({ fault: wordsOf(fault) }));
    return () => {
      isOver = true;
    };
  }, [again]);
  return loaded;
}

/** Runs what is sent once at a time. @returns whether it runs, what went wrong, and how to run something */
export function useSending(): { isSending: boolean; fault: string | undefined; run: (what: () => Promise<void>) => Promise<void> } {
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string>();
  const isRunning = useRef(false);
  const run = async (what: () => Promise<void>): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    setSending(true);
    setFault(undefined);
    try {
      await what();
    } catch (wrong) {
      setFault(wordsOf(wrong));
    } finally {
      isRunning.current = false;
      setSending(false);
    }
  };
  return { isSending, fault, run };
}

export interface FoundPlace {
  id: string;
  name: string;
  kind: string;
  status: string;
  country: string | null;
}

/** The page of a place, in the language of this one; the gateway knows it by the id of the API, too. */
export const pageOf = (id: string): string => `/${document.documentElement.lang}/places/${encodeURIComponent(id)}`;

export const pageOfEvent = (id: string): string => `/${document.documentElement.lang}/events/${encodeURIComponent(id)}`;

export const kindAndStatus = ({ kind, status }: { kind: string; status: string }): string => `${word("kind", kind)}, ${word("status", status)}`;

const findQuery = `
query DeskFind($text: String!) {
  search(text: $text, first: 12) { place { id name kind status country } }
}`;

/** Finds a place by what is typed. @param href where the place leads to, by its id */
export function PlaceSearch({ href }: { href: (id: string) => string }) {
  const [found, setFound] = useState<FoundPlace[]>();
  const { isSending, fault, run } = useSending();
  const find = (text: string) => run(async () => {
    const { search } = await ask<{ search: { place: FoundPlace | null }[] }>(findQuery, { text });
    setFound(search.flatMap(({ place }) => place ?? []));
  });
  return (
    <>
      <form class="line-form" onSubmit={(event) => {
        event.preventDefault();
        void find(String(new FormData(event.currentTarget).get("text")));
      }}>
        <label>{say("desk.find")} <input type="text" name="text" required maxLength={200} autocomplete="off" /></label>
        <button disabled={isSending}>{say("find.button")}</button>
      </form>
      <Fault text={fault} />
      {found && (
        <>
          <p class="hint" role="status">{say("find.count", { count: found.length })}</p>
          <ul class="rows">
            {found.map((place) => (
              <li><a href={href(place.id)}><bdi>{place.name}</bdi></a> <span class="hint">{kindAndStatus(place)}{place.country && `, ${place.country}`}</span></li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
