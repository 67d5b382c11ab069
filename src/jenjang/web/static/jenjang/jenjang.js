/* The little every page needs; all of it works without. */
(() => {
  "use strict";
  const say = (text) => {
    const place = document.getElementById("pesan");
    const line = document.createElement("p");
    line.className = "message error";
    line.textContent = text;
    place.replaceChildren(line);
  };
  // A request that did not arrive must not look as if it had.
  document.addEventListener("htmx:sendError", () => say("Tidak tersambung. Isian ini belum tersimpan; periksa jaringan lalu ulangi."));
  document.addEventListener("htmx:timeout", () => say("Layanan terlalu lama menjawab. Isian ini belum tersimpan; ulangi."));
  document.addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    if (status === 409) say(responseText);
    else if (status === 403) say("Anda tidak berwenang mengubah ini, atau sesi sudah berakhir. Muat ulang halaman.");
    else if (status >= 500) say("Terjadi galat di layanan. Isian ini belum tersimpan; ulangi.");
  });
  // 422: the form again, with what to correct beside each field.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  // One press, one act: a slow line invites a second press.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
})();
