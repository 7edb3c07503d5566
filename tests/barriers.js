// What stands in the way of people who use assistive technology, by axe: the rule, and the HTML that breaks it?
// Contrast takes longer than all other rules together, so each look of letters is examined once in a run: a text that
// stands in the same elements, with the same classes and colours and as large or small, has the same contrast again.
// Only what axe found in order is told as seen; what was covered or left open is examined each time it comes.
async ([source, seen, wanted]) => {
  if (!window.axe) await import(source);
  const found = (await axe.run({ ...wanted, rules: { 'color-contrast': { enabled: false } } })).violations;
  const looks = freshLooks(new Set(seen.split(' ')));
  const inOrder = new Set();
  await examine([...looks.values()].map(elements => elements[0]));
  await examine([...looks].flatMap(([look, elements]) => (inOrder.has(look) ? [] : elements.slice(1))));
  return [
    found.flatMap(rule => rule.nodes.map(node => [`${rule.id}: ${rule.help}`, node.html])), [...inOrder].join(' ')
  ];

  async function examine(elements) {
    if (!elements.length) return;
    const contrast = { runOnly: { type: 'rule', values: ['color-contrast'] }, elementRef: true };
    const told = await axe.run({ include: elements }, { ...wanted, ...contrast, resultTypes: ['violations', 'passes'] });
    found.push(...told.violations);
    const passed = new Set(told.passes.flatMap(rule => rule.nodes.map(node => node.element)));
    for (const [look, each] of looks) if (each.some(element => passed.has(element))) inOrder.add(look);
  }

  function freshLooks(known) { // each look that wasn't seen yet, and the elements that have it
    const looks = new Map();
    const chains = new Map([[null, '']]);
    for (const element of document.body.querySelectorAll('*')) {
      if (!says(element) || !element.checkVisibility()) continue;
      const look = hashed(chain(element, chains) + letters(getComputedStyle(element)));
      if (!known.has(look)) looks.set(look, [...(looks.get(look) || []), element]);
    }
    return looks;
  }

  function says(element) {
    if (element.matches('input, select, textarea')) return true;
    return [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  }

  function chain(element, chains) { // all that it stands in, and what lies behind it
    if (!chains.has(element)) {
      const style = getComputedStyle(element);
      const off = element.matches(':disabled, [aria-disabled=true]');
      const own = [element.localName, element.getAttribute('class'), element.type, off, style.backgroundColor,
        style.backgroundImage, style.opacity, style.position];
      chains.set(element, chain(element.parentElement, chains) + '>' + own.join());
    }
    return chains.get(element);
  }

  function letters(style) { // from 24 pixels on, or bold from 18.66 on, letters count as large
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    return [style.color, large, style.textShadow].join();
  }

  function hashed(text) {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
    return (hash >>> 0).toString(36);
  }
}
