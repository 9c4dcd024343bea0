// One key for what is done a hundred times an hour: never while somebody types, and only while the keys are on.
import { useEffect, useRef, useState } from "preact/hooks";
import { stored } from "../app/stores.ts";
import { say } from "./words.ts";

const offKey = "desk-keys-off";

let areOn = stored(() => sessionStorage.getItem(offKey)) === null;

function switchKeys(on: boolean): void {
  areOn = on;
  stored(() => (on ? sessionStorage.removeItem(offKey) : sessionStorage.setItem(offKey, "1")));
}

const typing = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable], dialog, .panel";

// Held down, they go on; nothing is decided twice by a heavy finger.
const repeating = ["j", "k"];

/** Runs a function when its key is pressed: j, ?, Escape. */
export function useKeys(runs: Record<string, () => void>): void {
  const current = useRef(runs);
  current.current = runs;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const run = current.current[name];
      if (!run || !areOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
        || (event.repeat && !repeating.includes(name)) || (event.target as Element).closest?.(typing)) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

const helps: [keys: string, text: string][] = [
  ["J", "desk.keys.next"], ["K", "desk.keys.previous"], ["A", "desk.keys.accept"], ["R", "desk.keys.reject"], ["E", "desk.keys.edit"],
  ["Q", "desk.keys.ask"], ["H", "desk.keys.history"], ["U", "desk.keys.undo"], ["?", "desk.keys.help"],
];

/** The button of the list of keys, which the question mark opens too. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(areOn);
  useKeys({ "?": () => dialog.current!.showModal() });
  return (
    <>
      <button type="button" onClick={() => dialog.current!.showModal()}>{say("desk.keys")} <kbd>?</kbd></button>
      <dialog ref={dialog} aria-labelledby="desk-keys-title">
        <h2 id="desk-keys-title">{say("desk.keys")}</h2>
        <p>{say("desk.keys.lead")}</p>
        <dl>
          {helps.map(([key, text]) => [<dt><kbd>{key}</kbd></dt>, <dd>{say(text)}</dd>])}
        </dl>
        <label class="switch">
          <input type="checkbox" checked={on} onChange={({ currentTarget }) => {
            switchKeys(currentTarget.checked);
            setOn(currentTarget.checked);
          }} /> {say("desk.keys.on")}
        </label>
        <form method="dialog"><button class="send">{say("desk.close")}</button></form>
      </dialog>
    </>
  );
}
