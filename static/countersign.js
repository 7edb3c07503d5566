// What does a browser that can do more, do? It starts the design systems' components; nothing here is needed.
import { initAll } from "./govuk/govuk-frontend.min.js";
import { initAll as initMoreOf } from "./moj/moj-frontend.min.js";

// The components wake only where these classes say so, and a strict policy lets no inline script set them.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
initMoreOf();
