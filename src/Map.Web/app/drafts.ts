// What a tab keeps of forms until they are sent.
import { stored } from "./stores.ts";

/** Of the keys under which a tab keeps what is typed into a form until it is sent. */
export const draftPrefix = "draft:";

/** Deletes what this tab keeps of forms. */
export function dropDrafts(): void {
  stored(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key);
  });
}
