// The little Markdown of answers (paragraphs, "- " lists, **bold**), with links for addresses and phone numbers.

import { make, spoken } from "./dom.js";
import { say } from "./labels.js";

const LINKS = /(https?:\/\/[^\s<>"'、。)」』]+)|((?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-]))|(#\d{4}(?!\d))/g;

/** Blocks of a text as elements. */
export function blocks(text) {
  const result = [];
  for (const part of text.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    let list = null;
    let paragraph = null;
    for (const line of part.split("\n")) {
      if (/^\s*[-*・] /.test(line)) {
        paragraph = null;
        if (!list) result.push((list = make("ul")));
        list.append(make("li", {}, ...inline(line.replace(/^\s*[-*・] /, ""))));
      } else if (line.trim()) {
        list = null;
        if (!paragraph) result.push((paragraph = make("p")));
        paragraph.append(make("span", { class: "line" }, ...inline(line)));
      }
    }
  }
  return result;
}

/** What a person typed: lines and links, no Markdown. */
export function plain(text) {
  const paragraph = make("p");
  text.split("\n").forEach((line, index) => {
    if (index > 0) paragraph.append(make("br"));
    paragraph.append(...linked(line));
  });
  return paragraph;
}

export const telephone = (dial) => `tel:${encodeURIComponent(dial)}`;

/** A link that leaves the page. */
export function outward(url, ...content) {
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...content, spoken(` (${say("new_window")})`));
}

function inline(line) {
  return line.split(/(\*\*[^*]+\*\*)/).flatMap((piece) =>
    piece.startsWith("**") && piece.endsWith("**") && piece.length > 4 ? [make("strong", {}, ...linked(piece.slice(2, -2)))] : linked(piece));
}

function linked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(LINKS)) {
    nodes.push(text.slice(from, match.index));
    nodes.push(match[1] ? outward(match[1], match[1]) : make("a", { href: telephone(match[0].replace(/-/g, "")), class: "number" }, match[0]));
    from = match.index + match[0].length;
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== "");
}
