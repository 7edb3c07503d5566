// How does somebody work through the desk by single keys? Never while they type, and each may turn them off for good.
const settings = document.querySelector("script[data-keys]").dataset;
const body = document.querySelector("form table.app-lines tbody");
const heard = document.createElement("p");
heard.className = "govuk-visually-hidden";
heard.setAttribute("role", "status");
document.querySelector("main").append(heard);
let place = sessionStorage.getItem("case") ?? ""; // where the reader was last, for going on from there

const rows = () => (body ? [...body.querySelectorAll("tr[data-case]")] : []);
const ticked = () => rows().filter((row) => row.querySelector("input")?.checked);
const link = (row) => row.querySelector("th a");

// The line that has the focus: nothing is ever done to one that the reader isn't at.
function here() {
  const row = document.activeElement.closest?.("tr[data-case]");
  return row && body?.contains(row) ? row : undefined;
}

function last() { return here() ?? rows().find((each) => each.dataset.case === place); }

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(last());
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  sessionStorage.setItem("case", place = next.dataset.case);
  link(next).focus();
}

function select() {
  const row = here(), tick = row?.querySelector("input");
  if (!tick) return;
  tick.click();
  heard.textContent = `${row.dataset.case} ${tick.checked ? "selected" : "no longer selected"}, ${ticked().length} in all.`;
}

function together(name) { document.querySelector(`.app-bar-of-acts button[value=${name}]`)?.click(); }

// A line has no button of its own to claim with: the same form is sent as the button of its page would send.
function claim(row) {
  if (row.dataset.status !== "new") { heard.textContent = "Only a new case can be claimed."; return; }
  const form = document.createElement("form");
  form.method = "post";
  form.action = `${link(row).href}do/claim/`;
  const given = { csrfmiddlewaretoken: document.querySelector("input[name=csrfmiddlewaretoken]").value, version: row.dataset.chosen.split(":")[1] };
  for (const [name, value] of Object.entries(given)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

function act(key) {
  const control = document.querySelector(`[data-key="${key}"]`);
  const text = control?.querySelector("textarea");
  if (text) text.focus();
  else if (control?.matches("form")) control.requestSubmit();
  else control?.click();
}

function onLine(way) {
  const row = here();
  if (row) location.assign(`${link(row).href}${way(row)}`);
}

function search() {
  const box = document.querySelector("#q");
  if (box) box.focus();
  else location.assign(settings.search);
}

async function sheet() {
  const answer = await fetch(settings.keys, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) { location.assign(settings.keys); return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  const close = document.createElement("button");
  dialog.className = "app-sheet";
  dialog.setAttribute("aria-labelledby", "sheet");
  Object.assign(heading, { id: "sheet", className: "govuk-heading-m", textContent: "Keyboard shortcuts" });
  Object.assign(close, { type: "button", className: "govuk-button", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(heading, close, document.importNode(page.querySelector("[data-sheet]"), true));
  document.body.append(dialog);
  dialog.showModal();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => onLine(() => ""),
  x: select,
  c: () => (ticked().length ? together("claim") : here() ? claim(here()) : act("c")),
  a: () => (ticked().length ? together("assign") : here() ? onLine((row) => ("taken" in row.dataset ? "do/hand_over/" : "do/assign/")) : act("a")),
  d: () => { if (ticked().length) together("dismiss"); },
  n: () => (here() ? onLine(() => "do/note/") : act("n")),
  "/": search,
  "?": sheet,
};

function isTyping(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && event.target.id === "q" && last()) { link(last()).focus(); return; }
  if (isTyping(event.target)) return;
  if (event.key === "Enter" && event.target.matches("tr[data-case] input")) { event.preventDefault(); onLine(() => ""); return; }
  const does = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
  if (!does || event.repeat && !"jk".includes(event.key)) return;
  event.preventDefault();
  does();
});
