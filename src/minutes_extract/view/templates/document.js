"use strict";
const minutes = document.getElementById("minutes");
const record = document.getElementById("record");
const told = document.getElementById("told");
const bar = document.querySelector(".bar");
const root = document.body;
const find = (id) => document.getElementById(id);
root.classList.add("scripted");

const measure = () => document.documentElement.style.setProperty("--under-bar", `${bar.offsetHeight}px`);
new ResizeObserver(measure).observe(bar);

// ---- choosing: a value and its words, both ways ----
let chosen = null;
const kinds = new Set([...document.querySelectorAll(".filter input")].map((box) => box.value));
const kindOf = (element) => [...element.classList].find((name) => kinds.has(name));
const isHidden = (element) => root.classList.contains("no-" + kindOf(element));
const piecesOf = (number) => document.querySelectorAll(`[data-f="${number}"]`);
const show = (element) => element.scrollIntoView({ block: "center", inline: "nearest" });
const reveal = (value) => {
  // Where the record has a scroll bar of its own only that moves: the minutes stay where they are.
  const { top, bottom } = value.getBoundingClientRect();
  const frame = record.getBoundingClientRect();
  if (getComputedStyle(record).position !== "sticky") { if (root.classList.contains("show-record")) show(value); }
  else if (top < frame.top || bottom > frame.bottom) record.scrollTop += (top + bottom - frame.top - frame.bottom) / 2;
};
const inPictures = () => root.classList.contains("show-pictures");

const pane = (name) => {
  root.classList.toggle("show-record", name === "record");
  find("show-minutes").setAttribute("aria-pressed", String(name !== "record"));
  find("show-record").setAttribute("aria-pressed", String(name === "record"));
};
const letGo = () => {
  document.querySelectorAll(".on").forEach((each) => each.classList.remove("on"));
  document.querySelectorAll("[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
  told.textContent = "";
  chosen = null;
};
const choose = (number, to) => {
  letGo();
  const value = find("v" + number);
  const pieces = [...piecesOf(number)];
  if (!value || !pieces.length) return;
  chosen = number;
  pieces.forEach((each) => each.classList.add("on"));
  value.classList.add("on");
  value.setAttribute("aria-current", "true");
  const first = pieces.find((each) => (each.tagName === "rect") === inPictures()) || pieces[0];
  if (to !== "value") { pane("minutes"); show(first); }
  else if (!value.offsetParent) pane("record");
  reveal(value);
  const label = document.querySelector(`.filter.${kindOf(value)} .sample`);
  const place = value.querySelector(".place").textContent;
  told.textContent = `${label ? label.textContent + " · " : ""}${place} · read by ${value.dataset.rule}`;
  history.replaceState(null, "", "#w" + number);
};
record.addEventListener("click", (event) => {
  const value = event.target.closest("a.value");
  if (!value) return;
  event.preventDefault();
  choose(value.id.slice(1), "words");
});
minutes.addEventListener("click", (event) => {
  if (getSelection().toString()) return;
  const around = [];
  for (let at = event.target.closest("[data-f]"); at; at = at.parentElement.closest("[data-f]")) around.push(at);
  const seen = around.filter((each) => !isHidden(each)).map((each) => each.dataset.f);
  if (seen.length) choose(seen[(seen.indexOf(chosen) + 1) % seen.length], "value");
  else if (!around.length) letGo();
});
minutes.addEventListener("mouseover", (event) => {
  const at = event.target.closest("mark, rect");
  const label = at && !at.title && document.querySelector(`.filter.${kindOf(at)} .sample`);
  if (label) at.title = label.textContent;
});

// ---- from finding to finding ----
const step = (by) => {
  const order = [...minutes.querySelectorAll("mark[id]")].filter((each) => !isHidden(each));
  if (!order.length) return;
  const now = order.findIndex((each) => each.id === "w" + chosen);
  let next;
  if (now >= 0) next = order[(now + by + order.length) % order.length];
  else {
    const below = order.filter((each) => each.getBoundingClientRect().top > bar.offsetHeight);
    next = by > 0 ? below[0] || order[0] : order[order.length - below.length - 1] || order[order.length - 1];
  }
  choose(next.id.slice(1));
};

// ---- kinds ----
const boxes = [...document.querySelectorAll(".filter input")];
const all = find("all");
const filter = () => {
  boxes.forEach((box) => root.classList.toggle("no-" + box.value, !box.checked));
  if (all) {
    const none = boxes.every((box) => !box.checked);
    all.textContent = none ? "Show all" : "Hide all";
  }
};
boxes.forEach((box) => box.addEventListener("change", filter));
if (all) all.addEventListener("click", () => {
  const none = boxes.every((box) => !box.checked);
  boxes.forEach((box) => { box.checked = none; });
  filter();
});
filter(); // a browser may keep boxes as they were before the page was loaded again

// ---- what is shown ----
const toggle = (button, name) => {
  if (button) button.setAttribute("aria-pressed", String(root.classList.toggle(name)));
};
for (const [id, name] of [["aside", "show-aside"], ["turn", "show-pictures"]]) {
  const button = find(id);
  if (button) button.addEventListener("click", () => { toggle(button, name); if (chosen) choose(chosen); });
}
find("show-minutes").addEventListener("click", () => pane("minutes"));
find("show-record").addEventListener("click", () => pane("record"));

// ---- search: words as they stand, across lines ----
const sought = find("sought");
const hits = find("hits");
let text = "", places = [], found = [], here = -1;
const gather = () => {
  // The text as one string, and for each of its text nodes the offset at which it begins.
  const parts = [];
  let length = 0;
  for (const line of minutes.querySelectorAll(".line")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      places.push([length, walker.currentNode]);
      parts.push(walker.currentNode.data);
      length += walker.currentNode.data.length;
    }
    parts.push("\n");
    length += 1;
  }
  text = parts.join("");
};
const nodeAt = (offset) => {
  let low = 0, high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle][0] <= offset) low = middle; else high = middle - 1;
  }
  return [places[low][1], Math.min(offset - places[low][0], places[low][1].data.length)];
};
const rangeOf = (start, end) => {
  const range = document.createRange();
  range.setStart(...nodeAt(start));
  const [node, offset] = nodeAt(end - 1);
  range.setEnd(node, offset + 1);
  return range;
};
const paint = (name, ranges) => {
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set(name, new Highlight(...ranges));
};
const goTo = (index) => {
  here = (index + found.length) % found.length;
  paint("here", [found[here]]);
  hits.textContent = `${here + 1} of ${found.length}`;
  pane("minutes");
  if (inPictures()) toggle(find("turn"), "show-pictures");
  show(found[here].startContainer.parentElement);
};
const search = () => {
  if (!places.length) gather();
  const words = sought.value.trim().split(/\s+/).filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  found = [];
  here = -1;
  if (words.length) for (const match of text.matchAll(new RegExp(words.join("\\s+"), "giu"))) found.push(rangeOf(match.index, match.index + match[0].length));
  paint("hit", found);
  paint("here", []);
  hits.textContent = words.length ? (found.length ? String(found.length) : "none") : "";
};
sought.addEventListener("input", search);
find("search").addEventListener("submit", (event) => event.preventDefault());
sought.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && found.length) { event.preventDefault(); goTo(here < 0 ? (event.shiftKey ? found.length - 1 : 0) : here + (event.shiftKey ? -1 : 1)); }
  else if (event.key === "Escape") { sought.value = ""; search(); sought.blur(); }
});

// ---- keys ----
const help = find("help");
const ask = () => { help.showModal(); help.querySelector("button").focus(); };
find("ask").addEventListener("click", ask);
const keys = {
  n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
  "/": () => { sought.focus(); sought.select(); },
  "?": ask,
  f: () => toggle(find("aside"), "show-aside"),
  v: () => { toggle(find("turn"), "show-pictures"); if (chosen) choose(chosen); },
  r: () => {
    const there = !record.contains(document.activeElement);
    pane(there ? "record" : "minutes");
    (there ? record : minutes).focus({ preventScroll: true });
  },
};
document.addEventListener("keydown", (event) => {
  if (help.open || event.ctrlKey || event.metaKey || event.altKey || event.target === sought) return;
  if (event.key === "Escape") { letGo(); return; }
  if (!find("keys").checked || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

const linked = /^#w(\d+)$/.exec(location.hash);
if (linked) choose(linked[1]);
