// The buttons under a drawn map that open it for touch. They are shown only where scripts run, and load nothing before they are pressed.
import type { MapModule, Place } from "./place";

for (const figure of document.querySelectorAll<HTMLElement>("figure.map[data-view]")) {
  for (const button of figure.querySelectorAll<HTMLButtonElement>("button.touch[data-script]")) {
    button.hidden = false;
    button.addEventListener("click", () => void open(figure, button));
  }
}

async function open(figure: HTMLElement, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const box = document.createElement("div");
  box.className = "touchmap";
  try {
    const { openMap } = await import(button.dataset.script!) as MapModule;
    figure.querySelector("div.touchmap")?.remove();
    figure.querySelector("svg")!.before(box);
    figure.classList.add("opened");
    await openMap(box, placesOf(figure), {
      view: figure.dataset.view!.split(",").map(Number) as [number, number, number],
      country: figure.dataset.base,
      world: figure.dataset.world!,
      style: button.dataset.style!,
      language: document.documentElement.lang,
      words: { closer: button.dataset.closer!, further: button.dataset.further!, name: figure.querySelector("svg")!.getAttribute("aria-label")! },
    });
    for (const other of figure.querySelectorAll<HTMLButtonElement>("button.touch")) {
      other.hidden = other === button;
      other.disabled = false;
    }
  } catch (fault) {
    // The drawn map stays, so nothing is lost but the touch.
    box.remove();
    figure.classList.remove("opened");
    button.disabled = false;
    button.insertAdjacentText("afterend", ` ${button.dataset.failed}`);
    console.error(fault);
  }
}

/** The pins of the drawn map. */
function placesOf(figure: HTMLElement): Place[] {
  return [...figure.querySelectorAll<SVGAElement>("svg a[data-at]")].map((pin) => {
    const [latitude, longitude] = pin.dataset.at!.split(",").map(Number);
    return {
      latitude, longitude,
      number: Number(pin.querySelector("text")!.textContent),
      name: pin.getAttribute("aria-label")!,
      kind: pin.classList[0],
      isVague: pin.classList.contains("vague"),
      href: pin.getAttribute("href")!,
      shape: pin.querySelector("path")!.getAttribute("d")!,
    };
  });
}
