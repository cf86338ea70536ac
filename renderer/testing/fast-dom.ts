/**
 * Two things that cost most of the time of tests in happy-dom, and that no test asks for: matching every rule of every
 * style sheet, which queries by role and positioning do for each element, and an element's whole markup as its text.
 */
if (typeof Element !== 'undefined') {
  window.getComputedStyle = (element) => (element instanceof HTMLElement || element instanceof SVGElement ? element.style : document.documentElement.style);
  globalThis.getComputedStyle = window.getComputedStyle;
  Element.prototype.toString = Object.prototype.toString;
}
