// Where in the desk somebody is: behind the number sign, which browsers send to nobody.
import { useEffect, useState } from "preact/hooks";

/** The parts of an address: #/history/ID is history, ID. */
const parts = (): string[] => location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);

const address = (...names: string[]): string => `#/${names.map(encodeURIComponent).join("/")}`;

export const view = (name: string): string => address(name);
export const historyOf = (place: string): string => address("history", place);
export const candidatesOf = (place: string): string => address("twins", place);
export const twinsOf = (place: string, other: string, suggestion?: string): string => address("twins", place, other, ...suggestion ? [suggestion] : []);

export function open(hash: string): void {
  location.hash = hash;
}

export function useRoute(): string[] {
  const [route, setRoute] = useState(parts);
  useEffect(() => {
    const follow = (): void => setRoute(parts());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
