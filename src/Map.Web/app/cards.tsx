// The same markup as Pages/Cards of the gateway.
import { type ComponentChildren } from "preact";
import { type Contact, type Kind, type PackPlace } from "../pack/pack.ts";
import { type Item } from "../pack/find.ts";
import { knowledge, whereabouts } from "../pack/words.ts";
import { placeAddress } from "./addresses.ts";
import { say, tag, today, word } from "./language.ts";

// A circle for help, a square for a centre, a triangle for reporting, a diamond for an office.
export const shapes: Record<Kind, string> = {
  support_group: "M0-11A11 11 0 1 1 0 11A11 11 0 1 1 0-11Z",
  detention_centre: "M-10-10H10V10H-10Z",
  reporting_centre: "M0-11L11 10H-11Z",
  office: "M0-11L11 0L0 11L-11 0Z",
};

export function Sign({ kind, number }: { kind: Kind; number?: number | undefined }) {
  return (
    <>
      <svg class={`sign ${kind}`} viewBox="-12 -12 24 24" width="28" height="28" aria-hidden="true">
        <path d={shapes[kind]} />
        {number !== undefined && <text y="4" text-anchor="middle">{number}</text>}
      </svg>
      {number !== undefined && <span class="visually-hidden">{number}. </span>}
    </>
  );
}

const order: Contact["kind"][] = ["voice", "text", "email", "url"];
const digits = (number: string): string => number.replace(/[^0-9+]/g, "");

function linkOf({ kind, value }: Contact): { href: string; label: string; isNumber: boolean } | undefined {
  switch (kind) {
    case "voice": return { href: `tel:${digits(value)}`, label: say("place.call", { number: value }), isNumber: true };
    case "text": return { href: `sms:${digits(value)}`, label: say("place.text", { number: value }), isNumber: true };
    case "email": return { href: `mailto:${value}`, label: say("place.write", { address: value }), isNumber: false };
    case "url": return /^https?:\/\//i.test(value) ? { href: value, label: say("contact.url"), isNumber: false } : undefined;
    default: return undefined;
  }
}

/** The contacts of a place, telephone numbers first. */
export function ContactList({ place, most }: { place: PackPlace; most?: number }) {
  const links = [...place.contacts ?? []].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .flatMap((contact) => {
      const link = linkOf(contact);
      return link ? [{ ...link, note: contact.note }] : [];
    }).slice(0, most);
  return links.length === 0 ? null : (
    <ul class="contacts">
      {links.map(({ href, label, isNumber, note }) => (
        <li key={href}>
          <a href={href} class={isNumber ? "call" : undefined} rel="noreferrer"><bdi>{label}</bdi></a>
          {note && <> <span dir="auto">{note}</span></>}
        </li>
      ))}
    </ul>
  );
}

export function WordList({ group, values }: { group: string; values: string[] | undefined }) {
  return values?.length ? <ul class="words">{values.map((value) => <li key={value}>{word(group, value)}</li>)}</ul> : null;
}

export function Age({ place }: { place: PackPlace }) {
  const age = knowledge(place, say, today());
  return <p class={`age ${age.isOld ? "old" : ""}`}>{age.day ? <time dateTime={age.day}>{age.words}</time> : age.words}</p>;
}

export function Where({ place, metres, children }: { place: PackPlace; metres?: number | undefined; children?: ComponentChildren }) {
  const where = whereabouts(place, metres, say);
  return (
    <p class="where">
      <span>{word("kind", place.kind)}</span> {where && <span><bdi>{where}</bdi></span>} {children}
      {place.status && place.status !== "open" && <strong>{word("status", place.status)}</strong>}
    </p>
  );
}

export function PlaceCard({ item: { place, number, metres } }: { item: Item }) {
  const translated = place.names?.[tag];
  return (
    <article class={`card ${place.kind}`}>
      <h3><Sign kind={place.kind} number={number} /><a href={placeAddress(place.id)}><bdi>{place.name}</bdi></a></h3>
      {translated && translated !== place.name && <p class="translated"><bdi>{translated}</bdi></p>}
      <Where place={place} metres={metres} />
      <ContactList place={place} most={3} />
      <WordList group="service" values={place.services} />
      <Age place={place} />
    </article>
  );
}
