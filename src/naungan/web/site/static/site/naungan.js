// Small state of pages: focus on what went wrong, dialogs that open by a button, a file field that takes what is dropped on it.
for (const one of document.querySelectorAll("[data-fokus]")) one.focus();

// What scrolls sideways is reached by the keyboard too.
const reach = () => {
  for (const one of document.querySelectorAll(".gulir")) one.toggleAttribute("tabindex", one.scrollWidth > one.clientWidth);
  for (const one of document.querySelectorAll(".gulir[tabindex]")) one.tabIndex = 0;
};
reach();
addEventListener("resize", reach);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-buka]");
  if (button) document.getElementById(button.dataset.buka)?.showModal();
  if (event.target.closest("[data-tutup]")) event.target.closest("dialog")?.close();
});

// The browser's own button speaks the browser's language; ours says the same in Indonesian and opens the same field.
for (const zone of document.querySelectorAll("[data-seret]")) {
  const field = zone.querySelector("input[type=file]");
  const shown = zone.querySelector("[data-nama]");
  const say = () => {
    shown.textContent = field.files.length ? [...field.files].map((file) => file.name).join(", ") : "Belum ada berkas dipilih.";
  };
  const button = document.createElement("button");
  button.type = "button";
  button.className = "lain";
  button.textContent = "Pilih berkas …";
  button.addEventListener("click", () => field.click());
  field.before(button);
  field.classList.add("samar");
  field.tabIndex = -1;
  field.addEventListener("invalid", () => button.focus());
  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("di-atas", name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => { field.files = event.dataTransfer.files; say(); });
  field.addEventListener("change", say);
  say();
}
