/* Ticking all rows of a list at once. Without this file the link loads the page with all ticked. */
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-tick-all]");
    if (!link) return;
    event.preventDefault();
    const boxes = [...link.closest("form").querySelectorAll("input[type=checkbox]")];
    const all = !boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = all;
    link.textContent = all ? "Lepas semua" : `Pilih semua (${boxes.length})`;
  });
})();
