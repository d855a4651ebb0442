// A session that nobody works in ends on the server; whoever is still there is told two minutes before, and can stay.
const dialog = document.getElementById("sesi");
const idle = Number(dialog.dataset.detik);
const warn = Math.max(idle - 120, idle / 2);
let seen = Date.now();

// What a page asks for by itself (nobody clicked, nobody typed) keeps no session alive.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.triggeringEvent) seen = Date.now();
  else event.detail.headers["X-Otomatis"] = "1";
});

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) });
  if (answer.status !== 204) return location.assign(location.pathname);
  seen = Date.now();
  dialog.close();
});

setInterval(() => {
  const passed = (Date.now() - seen) / 1000;
  if (passed >= idle) location.assign(location.pathname);
  else if (passed >= warn && !dialog.open) dialog.showModal();
}, 1000);
