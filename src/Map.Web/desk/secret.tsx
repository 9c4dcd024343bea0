// Something that is shown once.
import { useState } from "preact/hooks";
import { say } from "./words.ts";

interface Shown {
  /** What it is, and that it is not shown again. */
  lead: string;
  text: string;
  /** The button that puts it away. */
  seen: string;
  onSeen: () => void;
}

export function Secret({ lead, text, seen, onSeen }: Shown) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Not allowed here: it stands above, to be copied by hand.
    }
  };
  return (
    <section class="receipt" aria-label={lead}>
      <p class="notice">{lead}</p>
      <p class="code" dir="ltr" translate={false}>{text}</p>
      <p class="buttons">
        {"clipboard" in navigator && <button type="button" onClick={() => void copy()}>{say(isCopied ? "share.copied" : "share.copy")}</button>}
        <button type="button" class="send" onClick={onSeen}>{seen}</button>
      </p>
    </section>
  );
}
