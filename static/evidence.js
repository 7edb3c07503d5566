// How do files get into a form besides being chosen? Dropped, pasted or photographed; without this they are chosen.
for (const place of document.querySelectorAll("[data-evidence]")) {
  const input = place.querySelector("input[name=evidence]");
  const camera = place.querySelector("input[name=photo]");
  const shown = place.querySelector("[data-evidence-chosen]");
  let chosen = [];

  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

  function show() {
    const all = new DataTransfer();
    for (const file of chosen) all.items.add(file);
    input.files = all.files;
    shown.replaceChildren(...chosen.map(row));
  }

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const button = document.createElement("button");
    item.className = "app-file";
    name.className = "app-file__name";
    name.textContent = file.name;
    button.className = "app-link-button";
    button.type = "button";
    button.textContent = shown.dataset.evidenceDrop;
    button.setAttribute("aria-label", `${shown.dataset.evidenceDrop} ${file.name}`);
    button.addEventListener("click", () => { chosen = chosen.filter((each) => each !== file); show(); input.focus(); });
    item.append(name, " ", button);
    return item;
  }

  function add(files) {
    const fresh = [...files].filter((file) => !chosen.some((each) => same(each, file)));
    if (fresh.length) { chosen = [...chosen, ...fresh]; show(); }
  }

  function photographed() {
    add(camera.files);
    camera.value = "";
  }

  input.addEventListener("change", () => add(input.files));
  camera?.addEventListener("change", photographed);
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => { event.preventDefault(); place.classList.add("app-choose--over"); });
  }
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("app-choose--over"));
  place.addEventListener("drop", (event) => { event.preventDefault(); add(event.dataTransfer.files); });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    add(files.map((file) => (file.name === "image.png" ? new File([file], `pasted-${chosen.length + 1}.png`, { type: file.type }) : file)));
  });
  place.querySelector("[data-evidence-more]").hidden = false;
  add(input.files); // whoever was quicker than this script
  if (camera) photographed();
}
