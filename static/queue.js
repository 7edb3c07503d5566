// How does the queue stay right while somebody reads it? It asks again every so often, says what changed, moves nothing.
const EVERY = 20_000;
const TURNS = 3; // the numbers on the tabs are asked for every third time: they cost as much as the lines
const MOST_KNOWN = 100;
const MOST_TOLD = 3;

const place = document.querySelector("[data-fresh]");
const body = document.querySelector("table.app-lines tbody");
const said = place.querySelector("[role=status]");
const offer = place.querySelector("[data-fresh-show]");
const pause = place.querySelector("[data-fresh-pause]");
const how = place.querySelector("[data-fresh-how]");
const known = new Map(rowsOf(body).map((row) => [row.dataset.case, versionOf(row)]));
let state = place.dataset.state;
let latest = null; // the page as the server last gave it, until the reader has it shown
let asking = false;
let turn = 0;
let over = false;
let asked = Date.now();

function rowsOf(within) { return within ? [...within.querySelectorAll("tr[data-case]")] : []; }
function versionOf(row) { return row.dataset.chosen.split(":")[1]; }
function many(count, one, more) { return count === 1 ? `1 ${one}` : `${count} ${more}`; }
function tell(words) { if (said.textContent !== words) said.textContent = words; }

async function ask() {
  if (asking || over || document.hidden || isPaused()) return;
  asking = true;
  asked = Date.now();
  const ticks = [...known].slice(0, MOST_KNOWN).map(([reference, version]) => `${reference}:${version}`).join(",");
  const address = new URL(place.dataset.fresh, location.href);
  address.searchParams.set("known", ticks);
  if (++turn % TURNS === 0) address.searchParams.set("tabs", "yes");
  try {
    const answer = await fetch(address, { headers: { "If-None-Match": `"${state}"` }, credentials: "same-origin" });
    if (answer.redirected || answer.status === 403) return end("This list is no longer kept up to date. Load the page again to go on.");
    if (answer.ok) take(answer.headers.get("ETag"), await answer.text());
    else if (answer.status !== 304) throw new Error(String(answer.status));
    if (how.dataset.lost) { how.textContent = how.dataset.lost; delete how.dataset.lost; }
  } catch {
    how.dataset.lost ??= how.textContent;
    how.textContent = "The server can’t be reached just now, so this list may be out of date.";
  } finally { asking = false; }
}

function end(words) { over = true; tell(words); how.parentElement.hidden = true; }

function take(etag, text) {
  state = etag.replaceAll('"', "");
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const told = new Map([...fresh.querySelectorAll("[data-told]")].map((each) => [each.dataset.told, each.textContent]));
  latest = fresh.querySelector("tbody");
  const now = new Map(rowsOf(latest).map((row) => [row.dataset.case, row]));
  for (const row of rowsOf(body)) renew(row, now.get(row.dataset.case), told.get(row.dataset.case));
  remember(now, told);
  retab(fresh);
  report(told, now);
}

// What a line says becomes what it says now. What can have the focus stays, and a tick still means what was read then.
function renew(row, fresh, sentence) {
  if (!fresh) { if (sentence) mark(row, sentence, true); return; }
  const tick = row.querySelector("input");
  [...row.cells].forEach((cell, at) => {
    const its = fresh.cells[at];
    if (!its || cell.matches("th") || cell.querySelector("input")) return;
    cell.replaceChildren(...document.importNode(its, true).childNodes);
  });
  if (tick && !tick.checked) tick.value = fresh.dataset.chosen;
  row.dataset.chosen = fresh.dataset.chosen;
  if (sentence) mark(row, sentence, false);
}

function mark(row, sentence, gone) {
  const cell = row.querySelector("th");
  const note = cell.querySelector("[data-fresh-note]") ?? document.createElement("span");
  note.className = "app-quiet app-fresh__note";
  note.dataset.freshNote = "";
  note.textContent = note.title = sentence;
  cell.append(note);
  row.classList.toggle("app-fresh__gone", gone);
}

function remember(now, told) {
  for (const reference of told.keys()) if (!now.has(reference)) known.delete(reference);
  for (const [reference, row] of now) known.set(reference, versionOf(row));
}

function retab(fresh) {
  const links = [...fresh.querySelectorAll("nav a")];
  document.querySelectorAll(".app-views a").forEach((link, at) => {
    const its = links[at];
    if (its && link.textContent !== its.textContent) link.replaceChildren(...document.importNode(its, true).childNodes);
  });
}

function report(told, now) {
  const shown = new Set(rowsOf(body).map((row) => row.dataset.case));
  const more = [...now.keys()].filter((reference) => !shown.has(reference)).length;
  const gone = body ? body.querySelectorAll(".app-fresh__gone").length : 0;
  const news = [...told].map(([reference, sentence]) => `${reference}: ${sentence}`);
  const rest = news.length - MOST_TOLD;
  const words = [more ? `${many(more, "new case", "new cases")}.` : "", ...news.slice(0, MOST_TOLD),
                 rest > 0 ? `And ${many(rest, "more change", "more changes")}.` : ""].filter(Boolean).join(" ");
  if (words) tell(words);
  offer.hidden = !(more || gone);
  offer.textContent = more ? `Show ${many(more, "new case", "new cases")}` : "Take out what is done";
}

// Only now, because the reader asked for it, do lines come, go and change places.
function show() {
  if (!body || !rowsOf(latest).length) { location.reload(); return; }
  const old = new Map(rowsOf(body).map((row) => [row.dataset.case, row]));
  const lines = rowsOf(latest).map((row) => old.get(row.dataset.case) ?? document.importNode(row, true));
  const first = lines.find((row) => !old.has(row.dataset.case)) ?? lines[0];
  for (const row of lines) if (old.has(row.dataset.case)) clean(row);
  body.replaceChildren(...lines);
  offer.hidden = true;
  tell("The list is up to date.");
  first.querySelector("th a").focus();
}

function clean(row) { row.querySelector("[data-fresh-note]")?.remove(); row.classList.remove("app-fresh__gone"); }

function isPaused() { return sessionStorage.getItem("queue-paused") === "yes"; }
function sayPaused() {
  how.textContent = isPaused() ? "This list is not being updated." : "This list keeps itself up to date.";
  pause.textContent = isPaused() ? "Keep it up to date" : "Pause";
}

offer.addEventListener("click", show);
pause.addEventListener("click", () => {
  sessionStorage.setItem("queue-paused", isPaused() ? "no" : "yes");
  sayPaused();
  ask();
});
document.addEventListener("visibilitychange", () => { if (Date.now() - asked >= EVERY) ask(); });
setInterval(ask, EVERY);
sayPaused();
place.hidden = false;
