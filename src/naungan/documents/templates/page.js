"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const kata = JSON.parse(document.getElementById("kata").textContent);
  const teks = (at) => data.teks[at];
  const titik = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  const panel = document.getElementById("rincian");

  // Everything from the data enters as text, never as markup.
  const make = (name, content, attributes = {}) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    for (const one of Array.isArray(content) ? content : [content]) if (one !== undefined) made.append(one);
    return made;
  };
  const missing = (why) => make("span", [kata.kosong, why ? make("small", " · " + why) : ""], { class: "kosong" });
  const number = (n, why) => (n === null ? missing(why) : titik(n));
  const known = (text, why) => text || missing(why);
  // Halves go upward, exactly as on the server.
  const percent = (part, whole) => {
    const tenths = Math.floor((2000 * part + whole) / (2 * whole));
    return Math.floor(tenths / 10) + "," + (tenths % 10) + "%";
  };
  const bounds = (all, yes, open, why) => (all ? percent(yes, all) + " – " + percent(yes + open, all) : missing(why));
  const cell = (content, kind) => make("td", content, kind ? { class: kind } : {});
  const link = (hash, text) => make("a", text, { href: "#" + hash });

  const table = (caption, heads, rows) => {
    const top = make("tr", heads.map(([text, kind]) => make("th", text, kind ? { scope: "col", class: kind } : { scope: "col" })));
    const body = rows.length ? rows.map((row) => make("tr", row)) : [make("tr", make("td", kata.tidak_ada, { colspan: heads.length }))];
    const made = make("table", [make("caption", caption), make("thead", top), make("tbody", body)]);
    return make("div", made, { class: "gulir", tabindex: "0", role: "region", "aria-label": kata.rincian + ": " + caption });
  };
  const figures = (pairs) => make("dl", pairs.map(([name, value]) => make("div", [make("dt", name), make("dd", value)])), { class: "angka" });

  const findings = (rows, withUnit) =>
    table(kata.temuan, [...(withUnit ? [[kata.unit]] : []), [kata.tingkat], [kata.isi, "teks"], [kata.nilai, "n"], [kata.langkah, "teks"], [kata.tenggat], [kata.dasar]],
      rows.map((t) => [...(withUnit ? [cell(teks(t[1]))] : []), cell(teks(t[2])), cell(teks(t[3]), "teks"), cell(number(t[4], kata.sebab_nilai), "n"), cell(teks(t[5]), "teks"), cell(teks(t[6]), "utuh"), cell(teks(t[7]))]));

  const showPemda = (code, it) => {
    const a = it.a;
    const whyPeople = teks(a[9]), whyMoney = teks(a[10]);
    const units = it.u.map((u, at) => [
      make("th", link("k" + code + "/" + at, teks(u[0])), { scope: "row" }), cell(number(u[2], teks(u[13])), "n"), cell(bounds(u[2], u[3], u[5]), "n"),
      cell(teks(u[6])), cell(teks(u[7])), cell(number(u[11]), "n"), cell(known(teks(u[8]))), cell(teks(u[12]), "teks"),
    ]);
    panel.replaceChildren(
      make("h3", it.n), make("p", [link("p" + it.kp, it.p), " › " + it.n + " · ", make("a", kata.lembar, { href: it.l })], { class: "ket" }),
      figures([
        [kata.pekerja, number(a[0], whyPeople)], [kata.cakupan, bounds(a[0], a[1], a[3], whyPeople)], [kata.iuran, number(a[4], whyPeople)],
        [kata.kebutuhan, number(a[5], whyPeople)], [kata.tersedia, number(a[6], whyMoney)], [kata.kekurangan, number(a[7], whyMoney)],
        [kata.habis, known(teks(a[8]), whyMoney)], [kata.menyerahkan, number(a[11]) + " / " + (a[12] === null ? kata.kosong : titik(a[12]))],
        [kata.posisi, known(teks(a[13]), teks(a[15]))], [kata.lingkup, teks(a[14])],
      ]),
      table(kata.daftar_unit, [[kata.unit], [kata.pekerja, "n"], [kata.cakupan, "n"], [kata.anggaran], [kata.pembayaran], [kata.kekurangan, "n"], [kata.habis], [kata.keterangan, "teks"]], units),
      findings(it.t, true), ...(it.lagi ? [make("p", kata.lagi.replace("{jumlah}", titik(it.lagi)), { class: "ket" })] : []),
    );
  };

  const showUnit = (code, it, at) => {
    const u = it.u[at];
    panel.replaceChildren(
      make("h3", teks(u[0])), make("p", [link("p" + it.kp, it.p), " › ", link("k" + code, it.n), " › " + teks(u[0]) + " (" + teks(u[1]) + ")"], { class: "ket" }),
      figures([
        [kata.pekerja, number(u[2], teks(u[13]))], [kata.cakupan, bounds(u[2], u[3], u[5], teks(u[13]))], [kata.ya, number(u[3])], [kata.tidak, number(u[4])],
        [kata.kabur, number(u[5])], [kata.iuran, number(u[9])], [kata.kebutuhan, number(u[10])], [kata.kekurangan, number(u[11])],
        [kata.anggaran, teks(u[6])], [kata.pembayaran, teks(u[7])], [kata.habis, known(teks(u[8]))],
      ]),
      ...(teks(u[12]) ? [make("p", teks(u[12]), { class: "ket" })] : []), findings(it.t.filter((t) => t[0] === at), false),
    );
  };

  const show = () => {
    const [, code, unit] = location.hash.match(/^#k(\d+)(?:\/(\d+))?$/) || [];
    const province = location.hash.match(/^#p(\d+)$/);
    if (province) document.getElementById("p" + province[1])?.setAttribute("open", "");
    const it = data.pemda[code];
    panel.hidden = !it;
    for (const row of document.querySelectorAll("tr[data-wilayah]")) row.classList.toggle("pilih", row.dataset.wilayah === code);
    if (!it) return;
    if (unit !== undefined && it.u[unit]) showUnit(code, it, Number(unit));
    else showPemda(code, it);
    panel.setAttribute("aria-label", panel.querySelector("h3").textContent);
    panel.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
  };
  addEventListener("hashchange", show);

  // Search: governments and units by a part of their name.
  const places = [];
  for (const [code, it] of Object.entries(data.pemda)) {
    places.push([it.n, "k" + code]);
    it.u.forEach((u, at) => places.push([teks(u[0]) + " · " + it.n, "k" + code + "/" + at]));
  }
  const form = document.getElementById("cari"), box = document.getElementById("q"), list = document.getElementById("temuan-cari");
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? places.filter(([name]) => words.every((word) => name.toLowerCase().includes(word))) : [];
    list.replaceChildren(...found.slice(0, 20).map(([name, hash]) => make("li", link(hash, name))));
    document.getElementById("hitung").textContent = words.length ? kata.hitung.replace("{jumlah}", titik(found.length)) : "";
  });

  // On paper everything is unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((one) => one.setAttribute("open", ""));
  });
  addEventListener("afterprint", () => folded.forEach((one) => one.removeAttribute("open")));

  // How old the page is on the day it is read.
  const age = document.getElementById("umur");
  const days = Math.floor((Date.now() - Date.parse(age.dataset.posisi)) / 86400000);
  if (days > 0) age.textContent = " · " + age.dataset.kata.replace("{hari}", titik(days));
  show();
})();
