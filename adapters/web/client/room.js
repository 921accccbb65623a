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

// ---- for those who hear the page: which round it is, whose turn, what was announced, as soon as that has changed

const heard = Object.assign(document.createElement("p"), { className: "heard", role: "status" });
heard.setAttribute("aria-live", "polite");
body.append(heard);
/** Without the seconds left, which change all the time. */
const told = (parts) => [...main().querySelectorAll(parts)].map((each) => each.textContent.replace(/\s*\([^()]*\)/g, "").trim());
const OF_A_ROUND = ["h2", "> .notice", "> p.plain", "> .ask", "> #answer > p"].map((part) => `section.round ${part}`);
const standing = () => told([...OF_A_ROUND, "#between h2", "#announcements > p"].join());

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
  // What had the focus was made anew: the focus goes to the same thing, or to the beginning of the content.
  else if (active && !active.isConnected) (alike(active) ?? main()).focus({ preventScroll: true });
  startClocks();
  return true;
}

const alike = (old) =>
  [...main().querySelectorAll(old.localName)].find((each) => each.textContent === old.textContent && each.value === old.value);

let composing = false;
document.addEventListener("compositionstart", () => (composing = true));
document.addEventListener("compositionend", () => (composing = false));

// A press is whole: nothing is put in the place of a button between a finger going down on it and coming up.
const PRESS_MS = 3_000;
const CLICK_COMES_MS = 50;
let pressed;
let lifted = () => {};
function pressing(event) {
  if (event.repeat) return;
  lifted();
  pressed = new Promise((resolve) => (lifted = resolve));
  setTimeout(lifted, PRESS_MS);
}
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, pressing, { capture: true, passive: true });
for (const kind of ["pointerup", "pointercancel", "keyup", "blur"])
  addEventListener(kind, () => setTimeout(lifted, CLICK_COMES_MS), { capture: true, passive: true });

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
    if (!answer.ok && answer.status !== 404 && answer.status !== 423) return;
    const given = await answer.text();
    // Locked elsewhere, as in another tab: the curtain falls here too.
    if (answer.status === 423) return lockForm() ? lock() : location.reload();
    // Without a version it is no page of this person any more: the device was shut out, or everything is erased.
    if (!answer.ok || !answer.headers.has("X-Version")) return end(given);
    if (!answer.headers.has("X-Shut")) await pressed;
    if (sending) return void (again = true);
    version = answer.headers.get("X-Version");
    const fresh = document.createElement("template");
    fresh.innerHTML = given;
    const above = [...fresh.content.children].find((each) => each.matches("header"));
    if (above) replaceHeader(above);
    const before = standing();
    // The room is locked: what stood here goes, whatever was being typed; that is shown to be copied.
    if (answer.headers.has("X-Shut")) {
      const typed = wordsIn([...main().querySelectorAll("form[data-keep]")].filter(isInUse));
      const kept = document.getElementById("kept")?.value ?? "";
      swap(fresh.content, true);
      toCopy([kept, typed].filter(Boolean).join("\n\n"));
      heard.textContent = told(".notice").join(" ");
    } else if (swap(fresh.content, false)) {
      notice("");
      const changed = standing().filter((each) => !before.includes(each));
      if (changed.length > 0) heard.textContent = changed.join(" ");
    } else notice(text("moved"), [text("copy"), copyWords], [text("show"), () => swap(fresh.content, true) && notice("")]);
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
  toCopy(words);
}

/** What was being typed when its form went away. */
function toCopy(words) {
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
    heard.textContent = told(".alert p, .said p").join(" ");
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
  if (!form.matches("form[data-again]")) return sessionStorage.setItem("sent", "yes");
  event.preventDefault();
  if (!sending) void send(form);
});
document.addEventListener("input", (event) => event.target.matches("textarea[data-max]") && count(event.target));
document.addEventListener("focusin", (event) => event.target.matches(".copy") && event.target.select());

// ---- hidden at once, and after a while by itself. Where a number was chosen the server locks the device besides, and the
// words in its forms wait behind the curtain; without one it hides from eyes that pass by, and is no lock.

const IDLE_MS = 10 * 60_000;
const lockForm = () => document.querySelector("header form.lock");
/** Kept by the browser, so that a page that is opened again hours later knows how long nobody touched it. */
const mark = (name) => `${name} ${lockForm()?.action ?? ""}`;
const marked = (name) => Number(localStorage.getItem(mark(name)) ?? 0);
let lastTouch = Date.now();
function touched() {
  const now = Date.now();
  if (lockForm() && now - marked("touched") > 10_000) localStorage.setItem(mark("touched"), String(now));
  lastTouch = now;
}

function curtain(...inside) {
  document.documentElement.dataset.hidden = "yes";
  const shade = Object.assign(document.createElement("div"), { className: "curtain" });
  shade.append(Object.assign(document.createElement("h1"), { textContent: text("hidden") }), ...inside);
  body.append(shade);
  shade.querySelector("input, button")?.focus();
}

function lift() {
  delete document.documentElement.dataset.hidden;
  document.querySelector(".curtain")?.remove();
  touched();
  main().focus({ preventScroll: true });
}

function hide() {
  if (document.documentElement.dataset.hidden) return;
  if (lockForm()) return lock();
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text("unhide") });
  button.addEventListener("click", lift);
  curtain(button);
}

/** The device is told to be locked as often as it takes; the curtain falls at once. */
function lock() {
  const form = lockForm();
  if (!form || document.documentElement.dataset.hidden) return;
  // Should the page go before the server heard of it, the next one tells it first.
  const must = mark("locks");
  localStorage.setItem(must, "1");
  const tell = () =>
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" })
      .then((answer) => (answer.ok || answer.status === 423 ? localStorage.removeItem(must) : Promise.reject(answer)))
      .catch(() => setTimeout(() => document.documentElement.dataset.hidden && tell(), 5_000));
  void tell();
  const asks = document.createElement("form");
  const label = Object.assign(document.createElement("label"), { textContent: form.dataset.pin, htmlFor: "unlock" });
  const field = Object.assign(document.createElement("input"), { id: "unlock", type: "password", inputMode: "numeric", maxLength: 8 });
  field.autocomplete = "off";
  const said = Object.assign(document.createElement("p"), { className: "small" });
  said.setAttribute("role", "alert");
  asks.append(label, field, Object.assign(document.createElement("button"), { className: "main", textContent: form.dataset.open }), said);
  asks.addEventListener("submit", (event) => {
    event.preventDefault();
    void unlock(form.dataset.unlock, field, said);
  });
  curtain(asks);
}

async function unlock(address, field, said) {
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ pin: field.value }), credentials: "same-origin" });
    field.value = "";
    if (answer.status === 422) {
      const whole = new DOMParser().parseFromString(await answer.text(), "text/html");
      said.textContent = whole.querySelector(".alert")?.textContent ?? "";
      return field.focus();
    }
    if (!answer.ok) return location.reload();
    lift();
    void refresh();
  } catch {
    said.textContent = text("lost");
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("header form.lock")) return;
  event.preventDefault();
  lock();
});

/** Where a number locks the page, its button stands there already. */
function mayHide() {
  const nav = document.querySelector("header nav");
  if (!nav || lockForm()) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "hide", textContent: text("hide") });
  button.addEventListener("click", hide);
  nav.prepend(button);
}

let above;
function replaceHeader(fresh) {
  if (above === fresh.outerHTML) return fresh.remove();
  above = fresh.outerHTML;
  const held = document.activeElement?.closest("header") ? document.activeElement.className : null;
  document.querySelector("header")?.replaceWith(fresh);
  mayHide();
  if (held) document.querySelector(`header .${held || "reload"}`)?.focus();
}

function watchIdle() {
  const standsOn = () => document.querySelector(".stage") && localStorage.setItem("stage", String(Date.now()));
  standsOn();
  setInterval(standsOn, 10_000);
  if (lockForm() && (marked("locks") || (marked("touched") && Date.now() - marked("touched") > IDLE_MS))) lock();
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touched, { passive: true });
  // A phone that slept runs no timers: it is looked at the moment it wakes.
  // Nobody touches the device that shows the stage to a room.
  const isStage = () => Date.now() - Number(localStorage.getItem("stage") ?? 0) < 30_000;
  const isIdle = () => document.querySelector("header nav") && Date.now() - lastTouch > IDLE_MS && !isStage();
  setInterval(() => isIdle() && hide(), 5_000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && isIdle() && hide());
}

// ---- the quick exit: another page in the place of this one, so that "back" does not lead here; its heading does

document.addEventListener("click", (event) => {
  const away = event.target.closest("a.away");
  const back = sessionStorage.getItem("away");
  if (away) {
    if (page) sessionStorage.setItem("away", page);
    document.documentElement.dataset.hidden = "yes";
  } else if (!event.target.closest("a.return") || !back) return;
  event.preventDefault();
  location.replace(away ? away.href : back);
});

// Times are written on this clock; the zone is told to nobody but the server that writes them.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes(`zone=${zone}`))
  document.cookie = `zone=${zone}; path=/; max-age=${14 * 24 * 3600}; samesite=strict${location.protocol === "https:" ? "; secure" : ""}`;

// After a form one goes on in the content of the page that answers, and not at its beginning.
if (sessionStorage.getItem("sent")) main().focus({ preventScroll: true });
sessionStorage.removeItem("sent");
startClocks();
setInterval(tick, 1000);
mayHide();
watchIdle();
if (page) {
  listen();
  // "Enough to open" is looked up on the minute; nothing tells the page when.
  if (body.dataset.minute === "yes") setInterval(refresh, 60_000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void refresh());
}
