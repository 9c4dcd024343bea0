// What was done, said once where everybody finds it, and to screen readers; with the way back where there is one.
import { useEffect, useState } from "preact/hooks";
import { wordsOf } from "./api.ts";
import { say } from "./words.ts";

export interface Told {
  text: string;
  isFault?: boolean;
  /** Undoes it, and says what came of that. */
  undo?: () => Promise<string>;
}

let show = (_: Told): void => {};
let last: Told = { text: "" };

export function tell(text: string, more: Omit<Told, "text"> = {}): void {
  last = { text, ...more };
  show(last);
}

/** Undoes what was said last, where it can be. */
export async function undoLast(): Promise<void> {
  const { undo } = last;
  if (!undo) {
    tell(say("desk.undo.nothing"));
    return;
  }

  // Once only.
  tell(say("desk.undo.works"));
  try {
    tell(await undo());
  } catch (fault) {
    tell(wordsOf(fault), { isFault: true });
  }
}

export function Teller() {
  const [told, setTold] = useState<Told>(last);
  useEffect(() => {
    show = setTold;
  }, []);
  return (
    <div class={told.text ? "told" : undefined}>
      <p role="status" class={told.isFault ? "wrong" : undefined}>{told.text}</p>
      {told.undo && <button type="button" onClick={() => void undoLast()}>{say("desk.undo")} <kbd>U</kbd></button>}
    </div>
  );
}
