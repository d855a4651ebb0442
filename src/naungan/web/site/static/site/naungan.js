// Small state of pages: focus on what went wrong, dialogs that open by a button, a file field that takes what is dropped on it.
for (const one of document.querySelectorAll("[data-fokus]")) one.focus();

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-buka]");
  if (button) document.getElementById(button.dataset.buka)?.showModal();
  if (event.target.closest("[data-tutup]")) event.target.closest("dialog")?.close();
});

for (const zone of document.querySelectorAll("[data-seret]")) {
  const field = zone.querySelector("input[type=file]");
  const shown = zone.querySelector("[data-nama]");
  const say = () => { if (shown) shown.textContent = [...field.files].map((file) => file.name).join(", "); };
  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("di-atas", name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => { field.files = event.dataTransfer.files; say(); });
  field.addEventListener("change", say);
}
