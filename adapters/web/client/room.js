// Everything on these pages works without this script. With it, a page follows the conversation by itself, counts the
// clock down, and keeps words when the line breaks.
"use strict";

const body = document.body;
const news = document.getElementById("news");
const main = () => document.getElementById("main");
const text = (name) => body.dataset[name] ?? "";
let page = body.dataset.live;
let version = body.dataset.version;

// ---- clocks: counted from what the server measured, so a wrong phone clock does no harm

let countdowns = [];
function startClocks() {
  const now = performance.now();
  countdowns = [...document.querySelectorAll("[data-left]:not(body)")].map((at) => ({
    at,
    end: now + Number(at.dataset.left),
    asked: false,
  }));
}
function tick() {
  for (const each of countdowns) {
    const left = Math.max(0, Math.ceil((each.end - performance.now()) / 1000));
    const hours = Math.floor(left / 3600);
    if (hours < 2) each.at.textContent = text("left").replace("*", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    if (left === 0 && !each.asked) {
      each.asked = true;
      setTimeout(refresh, 1500);
    }
  }
}

// ---- how long a text may be: said while typing, never enforced by cutting

function count(area) {
  const line = document.getElementById(`${area.id}-limit`);
  if (!line) return;
  line.dataset.said ??= line.textContent;
  const length = [...area.value].length;
  line.textContent = length === 0 ? line.dataset.said : `${length} / ${area.dataset.max}`;
  line.classList.toggle("over", length > Number(area.dataset.max));
}

// ---- notices

function notice(sentence, ...buttons) {
  news.replaceChildren(sentence === "" ? "" : Object.assign(document.createElement("p"), { textContent: sentence }));
  for (const [label, act] of buttons) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", () => act(button));
    news.append(button);
  }
  if (sentence === "") news.replaceChildren();
}

// ---- following the conversation

/** A form that somebody has typed into, or is in, or that came back to them. */
function isInUse(form) {
  if (form.dataset.returned) return true;
  if (form.contains(document.activeElement) && document.activeElement.matches("textarea, input, select")) return true;
  return [...form.elements].some((field) => {
    if (field.matches("input[type=hidden], button, fieldset")) return false;
    // Without a chosen option a select starts at its first.
    if (field.matches("select"))
      return (
        field.selectedIndex !==
        Math.max(
          0,
          [...field.options].findIndex((option) => option.defaultSelected),
        )
      );
    return field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  });
}
const kept = (root, name) => [...root.querySelectorAll("form[data-keep]")].filter((form) => form.dataset.keep === name);

/** Puts a new page in place of the old one. Forms in use stay as they are; false: one of them has no place any more. */
function swap(fresh, evenSo) {
  const inUse = [...main().querySelectorAll("form[data-keep]")].filter(isInUse);
  const places = inUse.map((form) => {
    const index = kept(main(), form.dataset.keep).indexOf(form);
    return kept(fresh, form.dataset.keep)[index];
  });
  if (!evenSo && places.some((place) => !place)) return false;
  // Words to copy stay until the person sends something else; that something was received, until its form is gone.
  const returned = main().querySelector(".alert textarea")?.closest(".alert");
  const sent = main().querySelector("[data-sent]");
  if (sent && !evenSo && kept(fresh, sent.dataset.sent).length > 0) fresh.prepend(sent);
  if (returned && !evenSo) fresh.prepend(returned);
  const active = document.activeElement;
  const isOpen = new Set([...main().querySelectorAll("details[open][id]")].map((each) => each.id));
  inUse.forEach((form, index) => places[index]?.replaceWith(form));
  for (const details of fresh.querySelectorAll("details[id]")) if (isOpen.has(details.id)) details.open = true;
  main().replaceChildren(...fresh.childNodes);
  if (active && active !== document.activeElement && main().contains(active)) active.focus({ preventScroll: true });
  startClocks();
  return true;
}

let composing = false;
document.addEventListener("compositionstart", () => (composing = true));
document.addEventListener("compositionend", () => (composing = false));

let fetching = false;
let again = false;
async function refresh() {
  if (!page || sending) return;
  if (fetching || composing) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(page, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok && answer.status !== 404) return;
    const given = await answer.text();
    // Without a version it is no page of this person any more: the device was shut out, or everything is erased.
    if (!answer.ok || !answer.headers.has("X-Version")) return end(given);
    version = answer.headers.get("X-Version");
    const fresh = document.createElement("template");
    fresh.innerHTML = given;
    if (swap(fresh.content, false)) notice("");
    else notice(text("moved"), [text("copy"), copyWords], [text("show"), () => swap(fresh.content, true) && notice("")]);
  } catch {
    notice(text("lost"));
  } finally {
    fetching = false;
    if (again) {
      again = false;
      setTimeout(refresh, 500);
    }
  }
}

/** The last page of this device. What was being typed is shown to be copied. */
function end(given) {
  const typed = [...main().querySelectorAll("form[data-keep]")].filter(isInUse);
  const words = wordsIn(typed);
  const last = new DOMParser().parseFromString(given, "text/html").getElementById("main");
  page = undefined;
  source?.close();
  notice("");
  document.querySelector("header")?.remove();
  main().replaceChildren(...(last?.childNodes ?? []));
  if (words === "") return;
  const area = Object.assign(document.createElement("textarea"), { id: "kept", className: "copy", readOnly: true, rows: 6, value: words });
  area.dir = "auto";
  main().append(Object.assign(document.createElement("label"), { htmlFor: "kept", textContent: text("yours") }), area);
}

const wordsIn = (forms) =>
  forms
    .flatMap((form) => [...form.querySelectorAll("textarea")])
    .map((area) => area.value)
    .filter(Boolean)
    .join("\n\n");

function copyWords(button) {
  navigator.clipboard?.writeText(wordsIn([...main().querySelectorAll("form[data-keep]")])).then(
    () => (button.textContent = text("copied")),
    () => {},
  );
}

let source;
function listen() {
  source = new EventSource(`${page}/live`);
  source.addEventListener("message", (event) => {
    if (event.data !== version) void refresh();
  });
  let wasDown = false;
  source.addEventListener("error", () => {
    wasDown = true;
    // A browser gives up where something between answered in the server's place, or where this device is not known.
    if (source.readyState === EventSource.CLOSED) setTimeout(relisten, 10_000);
  });
  source.addEventListener("open", () => {
    if (wasDown) void refresh();
    wasDown = false;
  });
}

async function relisten() {
  await refresh();
  if (page) listen();
}

// ---- sending on a bad line: only what the server takes once however often it comes

let sending = false;
async function send(form) {
  sending = true;
  const sent = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
    if (answer.status >= 500) throw new Error("FAULT");
    const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = whole.getElementById("main");
    sending = false;
    if (!fresh) return location.reload();
    // A bare sentence (too large, too often): the form stays, with the words in it.
    if (!answer.ok && !fresh.querySelector("form")) return notice(fresh.querySelector("p")?.textContent ?? "");
    form.removeAttribute("data-keep");
    notice("");
    swap(fresh, true);
    main().querySelector(".alert, .said")?.scrollIntoView({ block: "nearest" });
    main().focus({ preventScroll: true });
  } catch {
    sending = false;
    const timer = setTimeout(() => form.isConnected && send(form), 5000);
    const now = () => {
      clearTimeout(timer);
      void send(form);
    };
    notice(text("unsent"), [text("try"), now], [text("copy"), copyWords]);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-again]")) return;
  event.preventDefault();
  if (!sending) void send(form);
});
document.addEventListener("input", (event) => event.target.matches("textarea[data-max]") && count(event.target));
document.addEventListener("focusin", (event) => event.target.matches(".copy") && event.target.select());

// ---- hidden at once, and after a while by itself: for eyes that pass by. It is no lock; a lost device is the facilitator's to shut out.

const IDLE_MS = 10 * 60_000;
let lastTouch = performance.now();
function hide() {
  if (document.documentElement.dataset.hidden) return;
  document.documentElement.dataset.hidden = "yes";
  const curtain = Object.assign(document.createElement("div"), { className: "curtain" });
  const heading = Object.assign(document.createElement("h1"), { textContent: text("hidden") });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text("unhide") });
  button.addEventListener("click", () => {
    delete document.documentElement.dataset.hidden;
    curtain.remove();
    lastTouch = performance.now();
    main().focus({ preventScroll: true });
  });
  curtain.append(heading, button);
  body.append(curtain);
  button.focus();
}
function mayHide() {
  const nav = document.querySelector("header nav");
  if (!nav) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "hide", textContent: text("hide") });
  button.addEventListener("click", hide);
  nav.prepend(button);
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => (lastTouch = performance.now()), { passive: true });
  setInterval(() => performance.now() - lastTouch > IDLE_MS && hide(), 5_000);
}

startClocks();
setInterval(tick, 1000);
mayHide();
if (page) {
  listen();
  // "Enough to open" is looked up on the minute; nothing tells the page when.
  if (body.dataset.minute === "yes") setInterval(refresh, 60_000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void refresh());
}
