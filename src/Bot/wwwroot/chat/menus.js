// The header: place, language, and the menu with its dialogs.

import { byId, make } from "./dom.js";
import { language, languages, municipalities, say } from "./labels.js";
import { memory } from "./memory.js";

const NEUTRAL_PAGE = "https://www.google.com/";

/** Wires the header. `on` has: language(tag), place(id), choice(value, label), startOver(), leave(). */
export function wireMenus(on) {
  byId("language").addEventListener("change", ({ target }) => on.language(target.value));
  byId("place").addEventListener("change", ({ target }) => on.place(target.value));
  wireMenu();
  for (const [button, dialog] of [["about-button", "about"], ["data-button", "data"]]) {
    byId(button).addEventListener("click", () => open(byId(dialog)));
  }
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => close(button.closest("dialog")));
  for (const button of document.querySelectorAll("[data-choice]")) {
    button.addEventListener("click", () => {
      close(button.closest("dialog"));
      on.choice(button.dataset.choice, button.textContent);
    });
  }
  byId("keep").checked = memory.isKept;
  byId("keep").addEventListener("change", ({ target }) => memory.keep(target.checked));
  byId("start-over").addEventListener("click", () => {
    close(byId("data"));
    on.startOver();
  });
  byId("leave-button").addEventListener("click", () => leaveQuickly(on.leave));
}

/** Shows in the header what is chosen. */
export function showChosen() {
  const place = byId("place");
  const chosen = memory.get("place") ?? "";
  place.replaceChildren(
    make("option", { value: "" }, say(chosen ? "place_clear" : "place_none")),
    ...municipalities().map(({ id, name }) => make("option", { value: id }, name)));
  place.value = municipalities().some(({ id }) => id === chosen) ? chosen : "";
  byId("place-text").textContent = place.value ? place.selectedOptions[0].textContent : say("place_none");
  byId("language").value = language();
  byId("language-text").textContent = languages().find(({ tag }) => tag === language())?.name ?? language();
}

function wireMenu() {
  const button = byId("menu-button");
  const menu = byId("menu");
  const show = (isOpen) => {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  button.addEventListener("click", () => {
    show(menu.hidden);
    if (!menu.hidden) menu.querySelector("button").focus();
  });
  menu.addEventListener("click", (event) => event.target.closest("button") && show(false));
  document.addEventListener("click", (event) => button.contains(event.target) || menu.contains(event.target) || show(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) {
      show(false);
      button.focus();
    }
  });
  menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== button && show(false));
}

/** Nothing of the conversation stays in this tab, on this device, or one step back. */
function leaveQuickly(forget) {
  document.documentElement.hidden = true;
  forget();
  memory.clear();
  document.title = "";
  location.replace(NEUTRAL_PAGE);
}

function open(dialog) {
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

function close(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
