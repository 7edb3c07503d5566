// Where does one go back to? To the list as one left it, and to the line at which one was; without this to its start.
const QUEUE = "/cases/";

if (location.pathname === QUEUE) sessionStorage.setItem("list", location.search);
const [, reference] = location.pathname.match(/^\/cases\/([0-9A-Z]{5}-[0-9A-Z]{5})\//) ?? [];
if (reference) sessionStorage.setItem("case", reference);
for (const link of document.querySelectorAll(`.govuk-back-link[href="${QUEUE}"]`)) link.href += sessionStorage.getItem("list") ?? "";
