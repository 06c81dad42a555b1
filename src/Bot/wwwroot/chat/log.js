// The conversation on the screen: what is stored in the server's order, then what is still being sent.

import { ageBadges, answer } from "./answers.js";
import { byId, icon, make, spoken } from "./dom.js";
import { dateOf, dayOf, say, timeOf } from "./labels.js";
import { blocks, plain } from "./text.js";

const END = "end";

export class Log {
  #root = byId("log");
  #shown = new Set();
  #own = new Map();
  #entries = [];
  #day = dayOf(new Date());
  #anchor = END;
  #touched = 0;

  /** @param onRetry called when an unsent message is tapped */
  constructor(onRetry) {
    this.onRetry = onRetry;
    setInterval(() => ageBadges(this.#root), 60_000);
    for (const name of ["wheel", "touchmove", "pointerdown", "pointerup", "keydown"]) {
      this.#root.addEventListener(name, () => (this.#touched = Date.now()), { passive: true });
    }
    this.#root.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    byId("new-message").addEventListener("click", () => this.#settle(END));
    // The keyboard, the quick replies or a banner took space: what was in sight stays in sight.
    new ResizeObserver(() => this.#anchor && this.#settle(this.#anchor)).observe(this.#root);
  }

  /** Whether nothing has been said yet. */
  get isEmpty() {
    return this.#entries.length === 0;
  }

  /** What can be tapped now: the choices of the last answer, unless the reader has written since. */
  get choices() {
    if (this.#root.querySelector(".pending")) return [];
    for (const entry of [...this.#entries].reverse()) {
      if (entry.isOwn) return [];
      if (entry.choices.length) return entry.choices;
    }
    return [];
  }

  /** The member of staff who has the conversation; null when the program answers. */
  get staff() {
    for (const entry of [...this.#entries].reverse()) {
      if (entry.staff) return entry.staff;
      if (entry.isSystem) return null;
    }
    return null;
  }

  /** Shows a message that is on its way. */
  addOwn(id, text, at) {
    const bubble = make("div", { class: "bubble" }, spoken(`${say("you")}: `), plain(text));
    const state = make("p", { class: "state" });
    const element = make("article", { class: "message own pending", "aria-live": "off" }, bubble, state);
    this.#own.set(id, { element, state, at });
    this.setState(id, "sending");
    this.setTyping(false);
    this.#root.append(element);
    this.#settle(END);
  }

  /** Shows where a message is: sending, sent, not_sent or refused. */
  setState(id, name) {
    const own = this.#own.get(id);
    if (!own || own.name === name || own.name === "sent") return;
    own.name = name;
    own.element.classList.toggle("failed", name === "not_sent" || name === "refused");
    const time = make("time", { datetime: new Date(own.at).toISOString() }, timeOf(own.at));
    if (name === "not_sent") {
      const retry = make("button", { type: "button" }, icon("retry"), say(name));
      retry.addEventListener("click", this.onRetry);
      own.state.replaceChildren(retry);
    } else if (name === "refused") {
      own.state.replaceChildren(icon("warning"), say(name));
      own.element.classList.remove("pending");
    } else {
      own.state.replaceChildren(time, " ", say(name), name === "sent" ? icon("check") : "");
    }
  }

  /** Shows activities from the server; returns the ids of our own that are among them. */
  add(activities, isHistory) {
    const news = activities.filter((activity) => activity.type === "message" && !this.#shown.has(activity.id));
    const confirmed = [];
    let first = null;
    for (const activity of news) {
      this.#shown.add(activity.id);
      const at = new Date(activity.timestamp);
      const own = this.#own.get(activity.channelData?.clientActivityID);
      const isOwn = activity.from?.role === "user";
      this.#entries.push({
        isOwn,
        choices: activity.channelData?.answer?.choices ?? [],
        staff: activity.channelData?.staff ? activity.from.name : null,
        isSystem: activity.channelData?.system === true,
      });
      this.#separate(at);
      if (own) {
        confirmed.push(activity.channelData.clientActivityID);
        own.at = at;
        this.setState(activity.channelData.clientActivityID, "sent");
        own.element.classList.remove("pending");
        this.#insert(own.element);
      } else if (isOwn) {
        confirmed.push(activity.channelData?.clientActivityID);
        this.#insert(make("article", { class: "message own", "aria-live": "off" },
          make("div", { class: "bubble" }, spoken(`${say("you")}: `), plain(activity.text)),
          make("p", { class: "state" }, make("time", { datetime: activity.timestamp }, timeOf(at)), " ", say("sent"), icon("check"))));
      } else {
        const element = received(activity, at);
        this.#insert(element);
        first ??= element;
      }
    }
    if (first) this.setTyping(false);
    ageBadges(this.#root);
    if (isHistory) this.#settle(END, "instant");
    else if (first && this.#anchor) this.#settle(first);
    else if (first) byId("new-message").hidden = false;
    return confirmed;
  }

  notice(text) {
    this.#insert(make("p", { class: "day" }, text));
  }

  /** Somebody is writing: three dots, for the eye only. */
  setTyping(isOn) {
    const dots = byId("typing");
    if (!isOn) dots?.remove();
    else if (!dots) {
      this.#root.append(make("div", { class: "message typing", id: "typing", "aria-hidden": "true" },
        make("div", { class: "bubble" }, make("span", { class: "dots" }, make("i"), make("i"), make("i")), make("span", {}, say("typing")))));
      if (this.#anchor) this.#settle(END);
    }
  }

  clear() {
    this.#root.replaceChildren();
    this.#shown.clear();
    this.#own.clear();
    this.#entries = [];
    this.#day = dayOf(new Date());
  }

  /** From now on new messages are read out. */
  announce() {
    byId("loading")?.remove();
    this.#root.setAttribute("aria-live", "polite");
  }

  #separate(at) {
    const day = dayOf(at);
    if (day === this.#day) return;
    this.#day = day;
    this.#insert(make("p", { class: "day" }, day === dayOf(new Date()) ? say("today") : dateOf(at)));
  }

  #insert(element) {
    const before = this.#root.querySelector(".pending") ?? byId("typing");
    // What stands in its place already is not moved: a screen reader would read it again.
    if (element.parentNode !== this.#root || element.nextSibling !== before) this.#root.insertBefore(element, before);
  }

  /** Scrolls to the end, or as far as the first line of a new answer stays visible. */
  #settle(anchor, behavior) {
    this.#anchor = anchor;
    const end = this.#root.scrollHeight - this.#root.clientHeight;
    const top = anchor === END ? end : Math.min(anchor.offsetTop - 12, end);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (Math.abs(this.#root.scrollTop - top) > 1) this.#root.scrollTo({ top, behavior: behavior ?? (calm ? "instant" : "smooth") });
  }

  /** A reader who has scrolled up is left there, and only told of what is new. */
  #scrolled() {
    if (this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < 80) {
      byId("new-message").hidden = true;
      this.#anchor ??= END;
    } else if (Date.now() - this.#touched < 1000) {
      this.#anchor = null;
    }
  }
}

function received(activity, at) {
  const { answer: structured, staff, system } = activity.channelData ?? {};
  const kind = structured?.kind ?? (staff ? "staff" : system ? "notice" : "plain");
  const content = structured ? answer(withDefaults(structured), at)
    : activity.textFormat === "markdown" ? blocks(activity.text ?? "")
    : [plain(activity.text ?? "")];
  return make("article", { class: `message ${kind}`, lang: structured?.language ?? activity.locale },
    staff ? make("p", { class: "author" }, icon("person"), activity.from.name ?? say("staff")) : null,
    make("div", { class: "bubble" }, staff ? null : spoken(`${say("bot")}: `), ...content),
    make("p", { class: "state" }, make("time", { datetime: activity.timestamp }, timeOf(at))));
}

const withDefaults = (structured) => ({ cards: [], choices: [], sources: [], text: "", ...structured });
