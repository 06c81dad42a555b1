// Shows answers: text, contacts with their call button, sources.

import { icon, make, spoken } from "./dom.js";
import { say, timeOf } from "./labels.js";
import { blocks, outward, telephone } from "./text.js";

const AT_FIRST = 2; // Contacts shown before "more"; at night every line counts.
const BADGES = { Open: ["open", "open"], ClosesSoon: ["clock", "soon"], Closed: ["shut", "closed"] };
const BADGE_LIFE = 30 * 60 * 1000;

/** The content of a bubble for an answer given at a moment. */
export function answer(answer, at) {
  const isEmergency = answer.kind === "emergency";
  const contacts = answer.cards.map((card) => (isEmergency ? emergencyContact(card) : contact(card, at)));
  const text = [
    answer.title ? make("h2", {}, answer.title) : null,
    ...(answer.text ? blocks(answer.text) : []),
  ].filter(Boolean);
  return [
    isEmergency ? make("p", { class: "alarm" }, icon("warning"), say("emergency")) : null,
    ...(isEmergency ? [...contacts, ...text] : [...text, ...folded(answer, contacts)]),
    answer.reviewNote ? make("p", { class: "note" }, icon("info"), make("span", {}, answer.reviewNote)) : null,
    sources(answer),
    answer.choices.length ? spoken(`${say("choices")}: ${answer.choices.map((choice) => choice.label).join(" / ")}`) : null,
  ].filter(Boolean);
}

function folded(answer, contacts) {
  if (answer.kind !== "article" || contacts.length <= AT_FIRST + 1) return contacts;
  const rest = contacts.slice(AT_FIRST);
  return [...contacts.slice(0, AT_FIRST), make("details", { class: "more" }, make("summary", {}, say("more_contacts", { n: rest.length })), ...rest)];
}

function contact(card, at) {
  return make("section", { class: "contact", "aria-label": card.name },
    make("h3", { lang: "ja" }, card.japaneseName),
    card.name === card.japaneseName ? null : make("p", { class: "translated" }, card.name),
    badge(card, at),
    card.purpose ? make("p", {}, card.purpose) : null,
    card.terms ? make("p", { class: "terms" }, card.terms) : null,
    call(card, card.badge === "Closed" ? "call closed" : "call"),
    card.note ? make("div", { class: "terms" }, ...blocks(card.note)) : null,
    card.address ? make("p", { class: "address" }, icon("pin"), make("span", {}, card.address, " ", map(card.address))) : null);
}

/** The number first and full width: nothing stands between the reader and the call. */
function emergencyContact(card) {
  return make("section", { class: "emergency-contact", "aria-label": card.name },
    call(card, "call"),
    make("p", {}, make("span", { lang: "ja" }, card.japaneseName), card.name === card.japaneseName ? null : ` · ${card.name}`));
}

function call(card, style) {
  return card.dial ? make("a", { class: style, href: telephone(card.dial) }, icon("phone"), make("span", {}, card.callLabel ?? say("call", { phone: card.phone }))) : null;
}

function map(address) {
  return outward(`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`, say("map"));
}

function badge(card, at) {
  const [symbol, style] = BADGES[card.badge] ?? [];
  return symbol && card.badgeText ? make("p", { class: `badge ${style}`, "data-at": at.getTime() }, icon(symbol), make("span", {}, card.badgeText)) : null;
}

/** "Open now" is true for a while only: after that the badge says when it was. */
export function ageBadges(root) {
  for (const element of root.querySelectorAll(".badge:not(.aged)")) {
    const at = Number(element.dataset.at);
    if (Date.now() - at < BADGE_LIFE) continue;
    element.classList.add("aged");
    element.lastChild.textContent = `${timeOf(new Date(at))} · ${element.lastChild.textContent}`;
  }
}

function sources(answer) {
  const { sources: list, asOf } = answer;
  if (list.length === 0) return asOf ? make("p", { class: "sources" }, asOf) : null;
  const named = list.map((source) => make("li", {}, source.url ? outward(source.url, source.name) : source.name, ` (${source.date})`));
  const summary = [`${say("sources")} (${list.length})`, asOf].filter(Boolean).join(" · ");
  return make("details", { class: "sources" }, make("summary", {}, summary), make("ul", {}, ...named));
}
