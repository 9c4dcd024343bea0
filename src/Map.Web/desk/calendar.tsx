// What whoever imports a calendar says of its events: a calendar has no columns to be mapped, and says little of where things are.
import { useState } from "preact/hooks";
import type { Options } from "./lists.ts";
import { say, valuesOf, word } from "./words.ts";

// How a venue is found, as POST /imports has it, and what has to be said of it.
const ways: Record<string, readonly string[]> = {
  places: [], position: ["precision"], late: ["precision", "hours_before", "town"], online: [], on_request: ["contact", "town"],
};
const typed = { languages: "desk.calendar.languages", regions: "desk.calendar.regions", organiser: "desk.calendar.organiser", source: "desk.calendar.source" };

interface Choosing {
  options: Options;
  /** Something differs from what was looked at. */
  onTouched: () => void;
  onChange: (by: Partial<Options>) => void;
}

export function CalendarChoices({ options: { defaults }, onTouched, onChange }: Choosing) {
  const [way, setWay] = useState(defaults["venue"] ?? "");
  const asked = ways[way] ?? [];
  const look = (form: HTMLFormElement): void => onChange({
    defaults: Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const).filter(([, value]) => value !== "")),
  });
  return (
    <form onInput={onTouched} onSubmit={(event) => {
      event.preventDefault();
      look(event.currentTarget);
    }}>
      <fieldset class="filters">
        <legend>{say("desk.calendar.choices")}</legend>
        <label>{say("desk.column.kind")}
          <select name="kind">
            <option value="">{say("desk.import.default.none")}</option>
            {valuesOf("events.kind").map((kind) => (
              <option value={kind.toLowerCase()} selected={kind.toLowerCase() === defaults["kind"]}>{word("events.kind", kind)}</option>
            ))}
          </select>
        </label>
        <label>{say("desk.calendar.zone")}
          <input name="time_zone" type="text" list="zones" dir="ltr" autocomplete="off" spellcheck={false} defaultValue={defaults["time_zone"]} />
        </label>
        <datalist id="zones">{Intl.supportedValuesOf("timeZone").map((zone) => <option value={zone} />)}</datalist>
        <label>{say("desk.calendar.venue")}
          <select name="venue" onChange={({ currentTarget }) => setWay(currentTarget.value)}>
            <option value="">{say("desk.import.default.none")}</option>
            {Object.keys(ways).map((each) => <option value={each} selected={each === way}>{word("desk.calendar.venue", each)}</option>)}
          </select>
        </label>
        {asked.includes("precision") && (
          <label>{say("desk.column.precision")}
            <select name="precision" required>
              <option value="" />
              {valuesOf("place.precise").map((precision) => (
                <option value={precision.toLowerCase()} selected={precision.toLowerCase() === defaults["precision"]}>{word("place.precise", precision)}</option>
              ))}
            </select>
          </label>
        )}
        {asked.includes("hours_before") && (
          <label>{say("desk.calendar.hours")}<input name="hours_before" type="number" min={1} max={168} required defaultValue={defaults["hours_before"]} /></label>
        )}
        {asked.includes("town") && (
          <label>{say("desk.calendar.town")}<input name="town" type="text" dir="auto" autocomplete="off" required={way === "late"} defaultValue={defaults["town"]} /></label>
        )}
        {asked.includes("contact") && (
          <label>{say("desk.calendar.contact")}<input name="contact" type="text" dir="auto" autocomplete="off" defaultValue={defaults["contact"]} /></label>
        )}
        {Object.entries(typed).map(([name, label]) => (
          <label>{say(label)}<input name={name} type="text" dir="auto" autocomplete="off" defaultValue={defaults[name]} /></label>
        ))}
      </fieldset>
      <p class="buttons"><button>{say("desk.import.look")}</button></p>
    </form>
  );
}
