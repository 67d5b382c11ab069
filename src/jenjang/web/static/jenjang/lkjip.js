/* Writing in a report: what is typed is kept on the server a few seconds after the typing
   stopped, and a figure chosen from the list is put where the writing is. Without script the
   form is stored as ever, and the name of a figure is copied by hand. */
(() => {
  "use strict";
  const PAUSE_MS = 3000;
  const waiting = new WeakMap();
  const changed = new Set(); // forms with something not yet stored

  const keep = async (form, field) => {
    const said = document.getElementById(field.dataset.said);
    try {
      const answer = await fetch(field.dataset.draft, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
      if (said && answer.ok) said.innerHTML = await answer.text();
      else if (said) said.textContent = "draf belum tersimpan";
    } catch {
      if (said) said.textContent = "draf belum tersimpan: tidak tersambung";
    }
  };

  document.addEventListener("input", (event) => {
    const field = event.target.closest("[data-write]");
    const form = field?.closest("form");
    if (!form) return;
    changed.add(form);
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => keep(form, field), PAUSE_MS));
  });
  // A form that was sent, or swapped away, keeps nothing any more.
  const forget = (event) => {
    const form = event.target.closest?.("form");
    if (!form) return;
    clearTimeout(waiting.get(form));
    changed.delete(form);
  };
  document.addEventListener("submit", forget);
  document.addEventListener("htmx:beforeSwap", () => {
    for (const form of changed) if (!form.isConnected) changed.delete(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-token]");
    const first = button && document.getElementById(button.dataset.into);
    const field = first?.closest("[data-cells]")?.here ?? first; // of a table the cell one stood in
    if (!field) return;
    field.setRangeText(button.dataset.token, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
