// What a tab keeps of forms until they are sent.
import { stored } from "./stores.ts";

/** Of the keys under which a tab keeps what is typed into a form until it is sent. */
export const draftPrefix = "draft:";

/** Where a tab keeps the key of somebody who works at the desk. */
export const deskKey = "desk-key";

/** Deletes what this tab keeps of forms, and a key. */
export function dropDrafts(): void {
  stored(() => {
    sessionStorage.removeItem(deskKey);
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key);
  });
}
