"use strict";
const sought = document.getElementById("sought");
const hits = document.getElementById("hits");
const bodies = [...document.querySelectorAll(".body")].map((section) => ({
  section,
  name: section.querySelector("h2 a").textContent.toLowerCase(),
  years: [...section.querySelectorAll("tbody tr")].map((row) => ({ row, year: row.querySelector("th").textContent.toLowerCase() })),
}));
const filter = () => {
  const words = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { section, name, years } of bodies) {
    let any = false;
    for (const { row, year } of years) {
      row.hidden = !words.every((word) => name.includes(word) || year.includes(word));
      any = any || !row.hidden;
    }
    section.hidden = !any;
    if (any) shown += 1;
  }
  hits.textContent = words.length ? `${shown} of ${bodies.length}` : "";
};
if (sought) {
  sought.addEventListener("input", filter);
  document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
  filter();
}
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
