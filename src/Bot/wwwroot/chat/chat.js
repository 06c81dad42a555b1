// Starts the page: what the reader does goes to the outbox, what the server says goes to the log.

import { Connection } from "./connection.js";
import { byId, make, wait } from "./dom.js";
import { label, language, languages, municipalities, say, speak } from "./labels.js";
import { Log } from "./log.js";
import { memory } from "./memory.js";
import { showChosen, wireMenus } from "./menus.js";
import { Outbox } from "./outbox.js";

const TYPING_AFTER = 500;
const OFFLINE_AFTER = 4_000;

const input = byId("input");
let isFirstBatch = true;
let erasure = null;
let offlineTimer = setTimeout(() => setOffline(true), OFFLINE_AFTER);

const connection = new Connection({ onActivities: receive, onOnline, onLost });
const outbox = new Outbox({
  post: (activity) => connection.post({ locale: language(), from: { id: "user", role: "user" }, ...activity }),
  onState(id, state) {
    log.setState(id, state);
    if (state !== "sending") log.setTyping(false);
  },
  onWaiting: (isWaiting) => (byId("waiting-banner").hidden = !isWaiting),
});
const log = new Log(() => outbox.hurry());

start();

async function start() {
  window.madoguchiStarted = true;
  const wanted = new URLSearchParams(location.search);
  const place = wanted.get("place");
  if (place && municipalities().some(({ id }) => id === place)) memory.set("place", place);
  const remembered = memory.get("language");
  if (remembered && !wanted.has("lang")) await speak(remembered);
  label();
  showChosen();
  wireMenus({ language: chooseLanguage, place: choosePlace, choice: (value, text) => send(text, value), startOver, leave: () => connection.stop() });
  wireComposer();
  connection.run();
  join();
  outbox.flush();
}

/** Tells the bot that somebody is here, once per conversation: it introduces itself. */
function join() {
  if (memory.get("joined")) return;
  memory.set("joined", true);
  outbox.add({ type: "event", name: "joined", value: { language: language(), municipality: memory.get("place") } }, "joined");
}

function send(text, choice) {
  if (!text.trim()) return;
  const id = outbox.add({ type: "message", text, textFormat: "plain", channelData: choice ? { choice } : {} });
  log.addOwn(id, text, Date.now());
  showChoices();
  showTypingSoon(id);
  if (choice?.startsWith("place:")) remember("place", choice.slice("place:".length));
  if (choice?.startsWith("lang:")) follow(choice.slice("lang:".length));
  if (choice === "erase:yes") erasure = id;
}

async function showTypingSoon(id) {
  await wait(TYPING_AFTER);
  if (!log.staff && byId("offline-banner").hidden && outbox.items.some((item) => item.id === id)) log.setTyping(true);
}

function receive(activities) {
  if (erasure && activities.some((activity) => activity.channelData?.clientActivityID === erasure)) {
    // What is deleted on the server does not stay on the screen.
    erasure = null;
    log.clear();
  }
  for (const id of log.add(activities, isFirstBatch)) outbox.confirm(id);
  if (isFirstBatch) {
    isFirstBatch = false;
    showUnsent();
    log.announce();
  }
  if (activities.some((activity) => activity.type === "typing")) log.setTyping(true);
  followAnswer(activities);
  showChoices();
  showStaff();
}

/** What a reload of the page interrupted. */
function showUnsent() {
  for (const item of outbox.items) {
    if (item.activity.type === "message") log.addOwn(item.id, item.activity.text, item.at);
  }
}

/** A reader who writes Vietnamese and has chosen nothing gets Vietnamese labels too. */
function followAnswer(activities) {
  const spoken = activities.map((activity) => activity.channelData?.answer?.language).filter(Boolean).pop();
  if (spoken && spoken !== language() && !memory.get("language")) follow(spoken, false);
}

async function follow(tag, isChoice = true) {
  if (!languages().some((known) => known.tag === tag) || !(await speak(tag))) return showChosen();
  if (isChoice) memory.setLanguage(tag);
  showChosen();
  showStaff();
}

async function chooseLanguage(tag) {
  await follow(tag);
  outbox.add({ type: "event", name: "settings", value: { language: tag } });
}

function choosePlace(id) {
  remember("place", id);
  outbox.add({ type: "event", name: "settings", value: { municipality: id || "none" } });
}

function remember(name, value) {
  memory.set(name, value === "none" ? "" : value);
  showChosen();
}

function startOver() {
  outbox.clear();
  forget();
  connection.restart();
  join();
}

/** The server knows nothing of the conversation any more; what is not sent yet goes into the new one. */
function onLost() {
  forget();
  log.notice(say("ended"));
  showUnsent();
  join();
}

function forget() {
  memory.forgetConversation();
  log.clear();
  showChoices();
  showStaff();
}

function showChoices() {
  const list = byId("chips");
  const choices = log.choices;
  const isSame = list.children.length === choices.length && choices.every(({ label: text, value }, i) => list.children[i].firstChild.textContent === text && list.children[i].firstChild.value === value);
  list.hidden = choices.length === 0 && !log.isEmpty; // The place of the first ones is kept free: nothing jumps.
  if (isSame) return;
  list.replaceChildren(...choices.map(({ label: text, value }) => {
    const button = make("button", { type: "button", value }, text);
    button.addEventListener("click", () => {
      send(text, value);
      input.focus({ preventScroll: true });
    });
    return make("li", {}, button);
  }));
  list.scrollLeft = 0;
}

function showStaff() {
  const name = log.staff;
  byId("staff-banner").hidden = !name;
  byId("staff-banner").lastElementChild.textContent = name ? say("staff_banner", { name }) : "";
}

function onOnline(isOnline) {
  clearTimeout(offlineTimer);
  if (isOnline) {
    setOffline(false);
    outbox.hurry();
  } else {
    offlineTimer = setTimeout(() => setOffline(true), OFFLINE_AFTER);
  }
}

function setOffline(isOffline) {
  byId("offline-banner").hidden = !isOffline;
}

function wireComposer() {
  const isTouch = matchMedia("(pointer: coarse)").matches;
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(input.value);
    input.value = "";
    grow();
    input.focus();
  });
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    // Enter chooses a word while an input method is composing, and is a new line on a phone's keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229 || isTouch) return;
    event.preventDefault();
    byId("composer").requestSubmit();
  });
}

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}
