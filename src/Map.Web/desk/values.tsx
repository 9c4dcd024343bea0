// Values of fields as people read them: before and after, side by side, with links that are safe to follow.
import { Fragment } from "preact";
import { fieldName, say } from "./words.ts";

export interface Source {
  citation: string;
  url?: string | null;
}

export interface FieldChange {
  field: string;
  before: string[];
  after: string[];
  sources?: Source[];
}

/** A web address of somebody unknown: it opens beside the desk, is not told where from, and cannot reach back. */
export function Link({ address, children }: { address: string; children?: string }) {
  const isWeb = /^https?:\/\//i.test(address);
  const text = <bdi dir={children ? "auto" : "ltr"}>{children ?? address}</bdi>;
  return isWeb ? <a href={address} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">{text}</a> : text;
}

export function Sources({ sources }: { sources: Source[] }) {
  return (
    <ul class="sources">
      {sources.map(({ citation, url }) => (
        <li><bdi>{citation}</bdi>{url && <> <Link address={url} /></>}</li>
      ))}
    </ul>
  );
}

const words = (text: string): string[] => text.split(/(?<=\s)/);

/** How many words two texts share at the beginning, and behind that at the end. */
function shared(one: string[], other: string[]): [start: number, end: number] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return [start, end];
}

/** A text, with what another does not share marked. */
function Marked({ text, other }: { text: string; other: string | undefined }) {
  if (/^https?:\/\//i.test(text)) return <Link address={text} />;
  if (other === undefined) return <bdi>{text}</bdi>;
  const all = words(text);
  const [start, end] = shared(all, words(other));
  const own = all.slice(start, all.length - end).join("");
  return <bdi>{all.slice(0, start).join("")}{own && <mark>{own}</mark>}{all.slice(all.length - end).join("")}</bdi>;
}

function Side({ title, values, others, isNew }: { title: string; values: string[]; others: string[]; isNew: boolean }) {
  return (
    <div>
      <p class="hint">{title}</p>
      {values.length === 0 ? <p class="faint">{say("desk.empty")}</p> : (
        <ul>
          {values.map((value) => {
            const isOnly = !others.includes(value);
            const text = <Marked text={value} other={values.length === 1 && others.length === 1 ? others[0] : undefined} />;
            return <li>{isOnly ? isNew ? <ins>{text}</ins> : <del>{text}</del> : text}</li>;
          })}
        </ul>
      )}
    </div>
  );
}

export interface Titles {
  before: string;
  after: string;
}

/** The two values of a field. */
export function Pair({ change, titles }: { change: Omit<FieldChange, "field">; titles: Titles }) {
  return (
    <div class="pair">
      <Side title={titles.before} values={change.before} others={change.after} isNew={false} />
      <Side title={titles.after} values={change.after} others={change.before} isNew />
    </div>
  );
}

/** What changes, field by field. */
export function Changes({ changes, titles }: { changes: FieldChange[]; titles: Titles }) {
  return (
    <Fragment>
      {changes.map((change) => (
        <section class="change">
          <h4>{fieldName(change.field)}</h4>
          <Pair change={change} titles={titles} />
        </section>
      ))}
    </Fragment>
  );
}
