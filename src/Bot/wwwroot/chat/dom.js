// Small tools for building elements. Text only ever becomes text nodes: nothing that came over the wire is read as HTML.

/** An element; attributes whose value is null, undefined or false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** One of the symbols in the page. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Heard, not seen. */
export const spoken = (text) => make("span", { class: "spoken" }, text);

export const byId = (id) => document.getElementById(id);

/** A random id; also where the page is not served over HTTPS and randomUUID is missing. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
