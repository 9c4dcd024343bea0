// A place with everything that its pack has of it.
import { type ComponentChildren } from "preact";
import { metresBetween } from "../pack/find.ts";
import { type Pack, type PackPlace } from "../pack/pack.ts";
import { placeAddress, regionAddress, suggestAddress } from "./addresses.ts";
import { Age, ContactList, PlaceCard, Sign, WordList } from "./cards.tsx";
import { nameOf, say, tag, word } from "./language.ts";
import { Back, CopyLink, Heading } from "./parts.tsx";

const nearbyMetres = 60_000;
const mostNearby = 5;

export function PlaceView({ pack, place, onText }: { pack: Pack; place: PackPlace; onText: (text: string) => void }) {
  const translated = place.names?.[tag];
  return (
    <article class={`place ${place.kind}`}>
      <Back />
      <p class="kicker"><Sign kind={place.kind} /> {word("kind", place.kind)}</p>
      <Heading><bdi>{place.name}</bdi></Heading>
      {translated && translated !== place.name && <p class="translated lead"><bdi>{translated}</bdi></p>}
      {place.status === "closed" && <p class="notice"><strong>{say("place.closed")}</strong></p>}
      <Age place={place} />
      <Reach place={place} />
      {place.summary && <p dir="auto">{place.summary}</p>}
      <Facts pack={pack} place={place} onText={onText} />
      <p class="more"><a href={suggestAddress(place.id)} rel="nofollow">{say("suggest.link")}</a></p>
      <CopyLink address={placeAddress(place.id)} />
      <Nearby pack={pack} place={place} />
    </article>
  );
}

/** How to reach them. */
function Reach({ place }: { place: PackPlace }) {
  const website = place.website && URL.canParse(place.website) ? new URL(place.website) : undefined;
  return (
    <section aria-label={say("place.contacts")}>
      <ContactList place={place} />
      {website && <p class="more"><a href={website.href} rel="noreferrer">{say("place.web")}: <bdi>{website.host}</bdi></a></p>}
      {!place.contacts?.length && !website && place.kind === "support_group" && <p>{say("place.nocontacts")}</p>}
    </section>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return children ? <><dt>{title}</dt><dd>{children}</dd></> : null;
}

const words = (group: string, values?: string[]) => values?.map((value) => word(group, value)).join(", ");

function Facts({ pack, place, onText }: { pack: Pack; place: PackPlace; onText: (text: string) => void }) {
  const address = [place.lines, [place.postcode, place.town].filter(Boolean).join(" "), place.area].filter(Boolean);
  const status = word("status", place.status ?? "open");
  return (
    <dl class="facts">
      <Fact title={say("place.services")}><WordList group="service" values={place.services} /></Fact>
      <Fact title={say("place.offers")}>{place.offers && <span dir="auto">{place.offers}</span>}</Fact>
      <Fact title={say("place.hours")}>{place.hours && <><bdi>{place.hours}</bdi> {say("place.hours.note")}</>}</Fact>
      <Fact title={say("place.languages")}>{place.languages?.map((language) => say.language(language)).join(", ")}</Fact>
      <Fact title={say("place.audiences")}>{words("audience", place.audiences)}</Fact>
      <Fact title={say("place.coverage")}>{(place.coverage ?? place.coverageNote) && <Regions pack={pack} codes={place.coverage ?? []} note={place.coverageNote} />}</Fact>
      <Fact title={say("place.ways")}>{words("way", place.ways)}</Fact>
      <Fact title={say("place.status")}>{place.asOf ? say("place.status.asof", { status, date: say.date(place.asOf) }) : status}</Fact>
      <Fact title={say("place.address")}>{address.length > 0 && <bdi>{address.join(", ")}</bdi>}</Fact>
      <Fact title={say("place.where")}>
        {place.lat === undefined ? say("place.nowhere")
          : <><Regions pack={pack} codes={lineOf(pack, place)} note={undefined} />{place.precision && ` ${say(`place.precise.${place.precision}`)}`}</>}
      </Fact>
      <Fact title={say("place.runs")}>{place.operators && <Operators names={place.operators} onText={onText} />}</Fact>
      <Fact title={say("place.periods")}>{place.periods?.map(({ from, to }) => period(from, to)).join(", ")}</Fact>
      <Fact title={say("place.capacity")}>{place.capacity
        && say("place.capacity.asof", { people: place.capacity.people, date: say.date(place.capacity.asOf) })}</Fact>
      <Fact title={say("place.holds")}>{words("population", place.holds)}</Fact>
      <Fact title={say("place.names")}>{place.other && <bdi>{place.other.join(", ")}</bdi>}</Fact>
    </dl>
  );
}

/** The narrowest regions of a place, and what they lie in. */
function lineOf(pack: Pack, { regions = [] }: PackPlace): string[] {
  const line: string[] = [];
  for (let code = regions[0]; code !== undefined && pack.regions[code] && !line.includes(code); code = pack.regions[code]?.parent) line.push(code);
  return line;
}

function period(from?: string, to?: string): string {
  if (from && to) return say("time.fromto", { from: say.date(from), to: say.date(to) });
  if (from) return say("time.from", { from: say.date(from) });
  return to ? say("time.to", { to: say.date(to) }) : say("time.unknown");
}

function Regions({ pack, codes, note }: { pack: Pack; codes: string[]; note: string | undefined }) {
  return (
    <>
      {codes.flatMap((code, index) => {
        const region = pack.regions[code];
        return region ? [<span key={code}>{index > 0 && ", "}<a href={regionAddress(code)}><bdi>{nameOf(region)}</bdi></a></span>] : [];
      })}
      {note && <> <span dir="auto">{note}</span></>}
    </>
  );
}

function Operators({ names, onText }: { names: string[]; onText: (text: string) => void }) {
  return <>{names.map((name) => <button key={name} type="button" class="word" onClick={() => onText(name)}><bdi>{name}</bdi></button>)}</>;
}

function Nearby({ pack, place: { id, lat, lon } }: { pack: Pack; place: PackPlace }) {
  if (lat === undefined || lon === undefined) return null;
  const near = pack.places.filter((place) => place.id !== id && place.lat !== undefined && place.status !== "closed")
    .map((place) => ({ place, metres: metresBetween({ lat, lon }, { lat: place.lat!, lon: place.lon! }) }))
    .filter(({ metres }) => metres < nearbyMetres).sort((a, b) => a.metres - b.metres).slice(0, mostNearby);
  return near.length === 0 ? null : (
    <section class="results">
      <h2>{say("place.nearby")}</h2>
      {near.map((item) => <PlaceCard key={item.place.id} item={item} />)}
    </section>
  );
}
