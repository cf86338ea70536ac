/** happy-dom gives an element's whole markup as its text, and positioning asks for that text all the time. */
if (typeof Element !== 'undefined') Element.prototype.toString = Object.prototype.toString;
