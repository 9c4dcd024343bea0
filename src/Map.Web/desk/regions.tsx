// A region, chosen by what is typed.
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "./api.ts";
import { Fault, useAnswer } from "./parts.tsx";
import { say } from "./words.ts";

export interface Region {
  code: string;
  name: string;
}

const loadRegions = async (): Promise<Region[]> => (await ask<{ regions: Region[] }>("query DeskRegions { regions { code name } }")).regions;

const nameOfRegion = ({ code, name }: Region): string => `${name} (${code})`;

/** A region by what is typed: its code, its name, or both as the list has them. */
function regionOf(text: string, regions: Region[]): Region | undefined {
  const typed = text.trim().toLowerCase();
  return regions.find((region) => [region.code, region.name, nameOfRegion(region)].some((name) => name.toLowerCase() === typed));
}

/** @param onChoose gets the region, or nothing when the field is emptied */
export function RegionField({ region, onChoose }: { region: Region | undefined; onChoose: (region: Region | undefined) => void }) {
  const { value: regions, fault } = useAnswer(loadRegions, 0);
  const [wrong, setWrong] = useState(false);
  const typed = useRef("");
  const choose = (text: string): void => {
    typed.current = text.trim();
    if (!regions) return;
    const found = regionOf(text, regions);
    setWrong(typed.current !== "" && found === undefined);
    if (typed.current === "" || found) onChoose(found);
  };
  // What was typed before the regions were here.
  useEffect(() => {
    if (typed.current) choose(typed.current);
  }, [regions]);
  return (
    <>
      <label>{say("desk.region")}
        <input type="text" list="desk-regions" autocomplete="off" dir="auto" aria-invalid={wrong || undefined} aria-describedby={wrong ? "region-wrong" : undefined}
          placeholder={say("desk.region.all")} defaultValue={region ? nameOfRegion(region) : ""} onChange={({ currentTarget }) => choose(currentTarget.value)} />
        <datalist id="desk-regions">{regions?.map((each) => <option value={nameOfRegion(each)} />)}</datalist>
      </label>
      {wrong && <p class="wrong" id="region-wrong" role="alert">{say("desk.region.wrong")}</p>}
      <Fault text={fault} />
    </>
  );
}
