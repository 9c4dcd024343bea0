// The same markup as Pages/Find of the gateway: the answer to the one field, and the list of a filter.
import { type Answer, filterPlaces, type Item, type Query } from "../pack/find.ts";
import { type Pack } from "../pack/pack.ts";
import { type Town } from "../pack/towns.ts";
import { listAddress, regionAddress } from "./addresses.ts";
import { PlaceCard } from "./cards.tsx";
import { nameOf, say } from "./language.ts";
import { TouchMap } from "./map.tsx";
import { Elsewhere, Heading, ServerInstead } from "./parts.tsx";

const borderKm = 60;
const pageSize = 30;
// On a phone the map comes after the numbers that a person looks for first.
const firstCards = 3;

const cards = (items: Item[]) => items.map((item) => <PlaceCard key={item.place.id} item={item} />);

export function AnswerView({ answer, pack, onTown }: { answer: Answer; pack: Pack; onTown: (text: string) => void }) {
  const { where, help, border, found, others, text } = answer;
  const name = where ? nameOf(where) : "";
  return (
    <>
      <Heading quiet>{say("find.results")}</Heading>
      {where && answer.match === "similar" && <p class="notice">{say("find.meant", { name })}</p>}
      {where && (
        <div class="split">
          <section class="results help">
            <h2>{say("find.help.near", { name })}</h2>
            {answer.isHelpFar && <p>{say("find.help.none", { name })} {help.length > 0 && say("find.help.nearest")}</p>}
            {cards(help.slice(0, firstCards))}
          </section>
          <TouchMap key={`${where.name} ${where.position?.lat} ${where.position?.lon}`} items={[...help, ...border, ...found]} title={say("map.of", { name })} />
          {help.length > firstCards && <div class="results rest">{cards(help.slice(firstCards))}</div>}
          <section class="results border">
            <h2>{say("find.border.near", { name })}</h2>
            {border.length === 0 && <p>{say("find.border.none", { km: borderKm })}</p>}
            {cards(border)}
            {where.region && <p class="more"><a href={regionAddress(where.region)}>{say("place.more", { name })}</a></p>}
          </section>
        </div>
      )}
      {found.length > 0 && (
        <section class="results found">
          <h2>{say("find.here")}</h2>
          {cards(found)}
        </section>
      )}
      {found.length === 0 && !where && (
        <div class="nothing">
          <p>{say("find.none", { text })}</p>
          <p>{say("find.none.help")}</p>
          <ServerInstead />
        </div>
      )}
      {others.length > 0 && <Others text={text} towns={others} pack={pack} onTown={onTown} />}
    </>
  );
}

function Others({ text, towns, pack, onTown }: { text: string; towns: Town[]; pack: Pack; onTown: (text: string) => void }) {
  return (
    <section class="others">
      <h2>{say("find.also", { name: text })}</h2>
      <ul>
        {towns.map((town) => {
          const within = pack.regions[town.within[0] ?? ""];
          return (
            <li key={`${town.name} ${town.lat} ${town.lon}`}>
              <button type="button" onClick={() => onTown(town.name + (within ? `, ${within.name}` : ""))}>
                <bdi>{nameOf(town)}</bdi>{within && <span>, <bdi>{nameOf(within)}</bdi></span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ListProps {
  pack: Pack;
  query: Query;
  title?: string;
  shown: number;
  onMore: () => void;
}

export function ListView({ pack, query, title, shown, onMore }: ListProps) {
  const places = filterPlaces(pack, query);
  let number = 0;
  const items = places.slice(0, shown).map((place) => ({ place, ...place.lat === undefined ? {} : { number: ++number } }));
  const count = say("find.count", { count: places.length });
  const rest = places.length - items.length;
  return (
    <>
      <Heading>{title ?? count}</Heading>
      {title && <p class="lead">{count}</p>}
      {places.length === 0 && <Nothing pack={pack} query={query} />}
      <TouchMap key={JSON.stringify(query)} items={items} title={title ?? say("map.title")} />
      {places.length > 0 && <h2 class="visually-hidden">{say("find.here")}</h2>}
      <div class="results">
        {cards(items)}
        {rest > 0 && (
          <p class="more">
            <button type="button" onClick={onMore}>{say("find.more", { count: Math.min(pageSize, rest) })}</button>
          </p>
        )}
      </div>
      <Elsewhere query={query} />
    </>
  );
}

/** What to leave out when nothing fits. */
function Nothing({ pack, query }: { pack: Pack; query: Query }) {
  const relaxed = Object.keys(query).map((name) => {
    const { [name]: _, ...rest } = query;
    return { name, rest, count: filterPlaces(pack, rest).length };
  }).filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  return (
    <div class="nothing">
      <p>{say("find.nothing")}</p>
      {relaxed.length > 0 && <p>{say("find.relax")}</p>}
      <ul>
        {relaxed.map(({ name, rest, count }) => (
          <li key={name}><a href={listAddress(rest)}>{say("find.without", { what: name, count })}</a></li>
        ))}
      </ul>
    </div>
  );
}

export { pageSize };
