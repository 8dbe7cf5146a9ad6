"use strict";
// Everything works without this file: it keeps drafts, guards typing and leaves faster.
const leave = document.getElementById("leave");
leave?.addEventListener("submit", (event) => {
  event.preventDefault();
  window.onbeforeunload = null;
  document.documentElement.hidden = true;
  fetch(leave.action, { method: "POST", body: new FormData(leave), keepalive: true });
  location.replace(leave.dataset.to);
});
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.getElementById("wrong")?.focus();

const form = document.querySelector("form[data-draft]");
if (form) {
  const stop = new AbortController();
  let changed = false, timer;
  const keep = async () => {
    const body = new FormData(form);
    body.set("act", "keep");
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Quiet": "1" }, signal: stop.signal }).catch(() => null);
    if (answer?.ok) {
      changed = false;
      form.querySelector("[data-kept]").hidden = false;
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    form.querySelector("[data-kept]").hidden = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 4000);
  });
  form.addEventListener("submit", () => { changed = false; clearTimeout(timer); stop.abort(); });
  window.onbeforeunload = (event) => { if (changed) event.preventDefault(); };
}

for (const select of document.querySelectorAll("select[data-next]")) {
  select.addEventListener("change", async () => {
    const answer = await fetch("/places?within=" + select.value);
    const below = document.getElementById(select.dataset.next);
    if (!answer.ok || !below) return;
    below.replaceChildren(below.options[0], ...(await answer.json()).map(([code, name]) => new Option(name, code)));
    below.value = "";
    below.dispatchEvent(new Event("change"));
  });
}
