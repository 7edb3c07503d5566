// Who loses a text when the session ends? Nobody: what is written is kept on the server a moment after each pause.
const PAUSE = 1500;

for (const form of document.querySelectorAll("form[data-begun]")) {
  let waiting;
  const keep = () => {
    const said = new FormData(form);
    fetch(form.dataset.begun, { method: "POST", body: said, credentials: "same-origin", keepalive: true }).catch(() => {});
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
