"use strict";
const changes = [...document.querySelectorAll("main > section > article")];
const step = (by) => {
  const now = changes.indexOf(document.activeElement.closest("article"));
  const next = now < 0 ? (by > 0 ? 0 : changes.length - 1) : now + by;
  if (changes[next]) { changes[next].focus(); changes[next].scrollIntoView({ block: "center" }); }
};
const turn = () => {
  const one = document.body.classList.toggle("one");
  document.getElementById("turn").setAttribute("aria-pressed", String(one));
};
document.getElementById("turn").addEventListener("click", turn);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n" || event.key === "j") step(1);
  else if (event.key === "p" || event.key === "k") step(-1);
  else if (event.key === "v") turn();
  else return;
  event.preventDefault();
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
