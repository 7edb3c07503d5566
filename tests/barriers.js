// What stands in the way of people who use assistive technology, by axe: the rule, and the HTML that breaks it?
// Three rules take longer than all others together, so each look is examined once in a run. A text that stands in the
// same elements, with the same classes and colours and as large or small, has the same contrast again. A link among
// words that differs from them as another did is found as easily. What can be pressed is large enough again where it is
// as large, and has as much room. Only what axe found in order is told as seen; what was covered or left open is
// examined each time it comes.
async ([source, seen, wanted]) => {
  if (!window.axe) await import(source);
  const PRESSED = 'a[href], button, input, select, textarea, summary, area, [role], [tabindex], [contenteditable]';
  const NO_WORDS = 'a[href], [role=link], button, input, select, textarea';
  const ROOM = 24; // pixels: what is as large, or has that much around it, can be pressed
  const LOOKED_AT = { 'color-contrast': contrasts, 'link-in-text-block': links };
  if (wanted.runOnly) LOOKED_AT['target-size'] = targets; // else axe doesn't ask for it
  const known = new Set(seen.split(' '));
  const inOrder = new Set();
  const chains = new Map([[null, '']]);
  const words = new Map(); // how many letters stand in a block, and are not to be pressed
  const visible = [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility());
  const places = new Map(visible.map(element => [element, element.getBoundingClientRect()]));
  const pressed = visible.filter(element => element.matches(PRESSED));
  const off = Object.fromEntries(Object.keys(LOOKED_AT).map(rule => [rule, { enabled: false }]));
  const found = (await axe.run({ ...wanted, rules: off })).violations;
  const looks = freshLooks();
  await examine(looks.map(look => look.elements[0]));
  await examine(looks.flatMap(look => (inOrder.has(look.hash) ? [] : look.elements.slice(1))));
  return [
    found.flatMap(rule => rule.nodes.map(node => [`${rule.id}: ${rule.help}`, node.html])), [...inOrder].join(' ')
  ];

  async function examine(elements) {
    if (!elements.length) return;
    const only = { runOnly: { type: 'rule', values: Object.keys(LOOKED_AT) }, elementRef: true };
    const resultTypes = ['violations', 'passes', 'incomplete'];
    const told = await axe.run({ include: elements }, { ...wanted, ...only, resultTypes });
    found.push(...told.violations);
    const examined = new Set(elements);
    for (const rule in LOOKED_AT) {
      const [passed, wrong, open] = [told.passes, told.violations, told.incomplete].map(results => new Set(
        results.flatMap(result => (result.id === rule ? result.nodes.map(node => node.element) : []))));
      const unasked = element => rule !== 'color-contrast' && examined.has(element) && !open.has(element);
      for (const look of looks) {
        const settled = look.elements.some(element => passed.has(element) || unasked(element));
        if (look.rule === rule && settled && !look.elements.some(element => wrong.has(element))) inOrder.add(look.hash);
      }
    }
  }

  function freshLooks() { // each look that wasn't seen yet: the rule that asks for it, and the elements that have it
    const looks = new Map();
    for (const rule in LOOKED_AT) {
      for (const [element, ...look] of LOOKED_AT[rule]()) {
        const hash = hashed([rule, chain(element), ...look].join());
        if (!looks.has(hash)) looks.set(hash, { hash, rule, elements: [] });
        looks.get(hash).elements.push(element);
      }
    }
    return [...looks.values()].filter(look => !known.has(look.hash));
  }

  function contrasts() {
    return visible.filter(says).map(element => [element, letters(getComputedStyle(element))]);
  }

  function says(element) { // and is seen: what is as small as a pixel is only heard
    const { width, height } = places.get(element);
    if (element.matches('[type=checkbox], [type=radio]') || Math.max(width, height) <= 1) return false;
    if (element.matches('input, select, textarea')) return true;
    return [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }

  function letters(style) { // from 24 pixels on, or bold from 18.66 on, letters count as large
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    return [style.color, large, style.textShadow].join();
  }

  function links() {
    const among = visible.filter(element => element.matches('a[href], [role=link]') && wordsBeside(element));
    return among.map(element => [element, wordsBeside(element) > element.textContent.trim().length,
      ...['::before', '::after'].map(part => getComputedStyle(element, part).content), ...upToBlock(element).map(face)]);
  }

  function face(element) { // what may tell a link from words
    const style = getComputedStyle(element);
    return [style.color, style.font, style.textDecoration, style.border, style.outlineStyle, style.boxShadow].join();
  }

  function upToBlock(element) {
    const inline = getComputedStyle(element).display.startsWith('inline');
    return [element, ...(inline ? upToBlock(element.parentElement) : [])];
  }

  function wordsBeside(element) {
    const block = upToBlock(element.parentElement).at(-1);
    if (!words.has(block)) {
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let count = 0;
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (!parentElement.closest(NO_WORDS)) count += data.trim().length;
      }
      words.set(block, count);
    }
    return words.get(block);
  }

  function targets() {
    return pressed.map(element => [element, element.getAttribute('role'), element.getAttribute('tabindex'),
      getComputedStyle(element).display.startsWith('inline') && wordsBeside(element) > 0, ...room(element)]);
  }

  function room(element) { // how large it is and what is near; what is large enough and free is as good as any other
    const own = places.get(element);
    const covering = visible.filter(other => distance(own, places.get(other)) < 0 && apart(element, other));
    if (own.width >= ROOM && own.height >= ROOM && !covering.length) return [];
    const near = pressed.filter(other => distance(own, places.get(other)) < ROOM && apart(element, other));
    return [own.width, own.height, ...[...covering, ...near].map(other => {
      const { x, y, width, height } = places.get(other);
      return [other.localName, other.getAttribute('class'), x - own.x, y - own.y, width, height].join();
    })];
  }

  function distance(one, other) { // in pixels; less than nothing where they cover each other
    const across = Math.max(one.left - other.right, other.left - one.right);
    return Math.max(across, one.top - other.bottom, other.top - one.bottom);
  }

  function apart(one, other) {
    return !one.contains(other) && !other.contains(one);
  }

  function chain(element) { // all that it stands in, and what lies behind it
    if (!chains.has(element)) {
      const style = getComputedStyle(element);
      const off = element.matches(':disabled, [aria-disabled=true]');
      const own = [element.localName, element.getAttribute('class'), element.type, off, style.backgroundColor,
        style.backgroundImage, style.opacity, style.position];
      chains.set(element, hashed([chain(element.parentElement), ...own].join()));
    }
    return chains.get(element);
  }

  function hashed(text) {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
    return (hash >>> 0).toString(36);
  }
}
