// Pages of accounts: a key that was refused is told on the page, and a link or a list of codes is copied by its button.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-galat-kunci]");
  if (place) { place.hidden = false; place.tabIndex = -1; place.focus(); }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-salin]");
  if (!button) return;
  const field = document.getElementById(button.dataset.salin);
  field.select();
  await navigator.clipboard?.writeText(field.value).catch(() => {});
  const said = document.getElementById(button.getAttribute("aria-describedby"));
  if (said) said.textContent = "Tersalin.";
});
