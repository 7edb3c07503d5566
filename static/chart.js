// What does one column of a chart say? That at which somebody points, or to which they step with the arrow keys.
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

for (const figure of document.querySelectorAll(".app-columns")) {
  const places = [...figure.querySelectorAll("[data-said]")];
  const region = figure.querySelector(".app-scroll");
  const said = figure.querySelector("[role=status]");
  let at = places.length; // the first step back leads to the latest one

  const say = (next) => {
    places[at]?.classList.remove("app-columns__place--at");
    at = Math.max(0, Math.min(places.length - 1, next));
    places[at].classList.add("app-columns__place--at");
    said.textContent = places[at].dataset.said;
  };
  places.forEach((place, number) => place.addEventListener("pointerenter", () => say(number)));
  region.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    say(at + STEPS[event.key]);
    places[at].scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  said.textContent = "Point at a column to read its figure, or step through them with the arrow keys.";
  said.hidden = false;
}
