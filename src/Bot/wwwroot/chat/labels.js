// The labels of the page in the language of now.

import { byId, make } from "./dom.js";
import { blocks, telephone } from "./text.js";

let phrases = JSON.parse(byId("phrases").textContent);

export const language = () => phrases.language;
export const languages = () => phrases.languages;
export const municipalities = () => phrases.municipalities;

export function say(key, values = {}) {
  return (phrases.labels[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Shows the whole page in another language. False when it could not be fetched: then nothing changes. */
export async function speak(tag) {
  if (tag === phrases.language) return true;
  try {
    const response = await fetch(`chat/phrases/${encodeURIComponent(tag)}.json`);
    if (!response.ok) return false;
    phrases = await response.json();
  } catch {
    return false;
  }
  label();
  return true;
}

/** Writes the labels into the elements that name them. */
export function label() {
  document.documentElement.lang = phrases.language;
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = say(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", say(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-placeholder]")) element.placeholder = say(element.dataset.tPlaceholder);
  for (const element of document.querySelectorAll("[data-t-text]")) element.replaceChildren(...blocks(say(element.dataset.tText)));
  byId("emergency-numbers").replaceChildren(...phrases.emergency.flatMap(({ name, dial }) => [make("a", { href: telephone(dial) }, name), " "]));
}

const formats = new Map();

function format(kind, options) {
  const key = `${kind} ${phrases.language}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(`${phrases.language.replace(/-x-.*/, "")}-u-nu-latn`, { timeZone: "Asia/Tokyo", ...options }));
  return formats.get(key);
}

/** Times are Japan's, wherever the reader's phone thinks it is. */
export const timeOf = (moment) => format("time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
export const dateOf = (moment) => format("day", { month: "long", day: "numeric", weekday: "short" }).format(moment);

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" });

/** The day in Japan as 2026-11-20, to compare. */
export const dayOf = (moment) => calendar.format(moment);
