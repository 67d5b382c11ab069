/* The filing grid: keys move between cells, a cell saves when it is left, a column is pasted
   from a spreadsheet. Without this file every row has its own save button. A form with
   data-draft is kept on the device and sent by entry.js, another one by htmx. */
(() => {
  "use strict";
  const cells = (row) => [...row.querySelectorAll("input:not([type=hidden]):not([disabled])")];
  const rows = (grid) => [...grid.tBodies[0].rows].filter((row) => cells(row).length);
  const stateOf = (form) => form.querySelector(".state");
  const unsaved = new Set();

  const save = (form) => {
    if (form.dataset.draft === undefined) unsaved.add(form);
    const state = stateOf(form);
    state.className = "state wait";
    state.textContent = "● menyimpan …";
    htmx.trigger(form, "simpan");
  };

  const go = (cell, step) => {
    const all = rows(cell.closest("table"));
    const row = cell.closest("tr");
    const next = all[all.indexOf(row) + step];
    if (!next) return false;
    const place = cells(row).indexOf(cell);
    const there = cells(next);
    const target = there[Math.min(place, there.length - 1)];
    target.focus();
    target.select();
    return true;
  };

  const beside = (cell, step) => {
    const all = [...cell.closest("table").querySelectorAll("tbody input:not([type=hidden]):not([disabled])")];
    const target = all[all.indexOf(cell) + step];
    if (!target) return false;
    target.focus();
    target.select();
    return true;
  };

  const atEdge = (cell, right) => {
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    return whole || (right ? cell.selectionStart === cell.value.length : cell.selectionEnd === 0);
  };

  const MOVES = {
    ArrowDown: (cell) => go(cell, 1),
    ArrowUp: (cell) => go(cell, -1),
    Enter: (cell, event) => go(cell, event.shiftKey ? -1 : 1),
    ArrowRight: (cell) => atEdge(cell, true) && beside(cell, 1),
    ArrowLeft: (cell) => atEdge(cell, false) && beside(cell, -1),
  };

  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest("[data-grid] tbody tr");
    if (!inside || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "F2") {
      const note = inside.querySelector("details");
      if (!note) return;
      event.preventDefault();
      note.open = true;
      note.querySelector("textarea").focus();
    } else if (event.key === "Escape" && event.target.matches("textarea")) {
      cells(inside)[0]?.focus();
    } else if (event.target.matches("input") && MOVES[event.key]) {
      // Enter never sends the form itself: leaving the cell saves it, once.
      const moved = MOVES[event.key](event.target, event);
      if (moved || event.key === "Enter") event.preventDefault();
      if (!moved && event.key === "Enter") event.target.blur();
    }
  });

  // A figure or the reason why there is none: the one chosen last takes the other's place.
  const settleReason = (form, chosen) => {
    const reason = form.elements.namedItem("unmeasured_because");
    if (!reason) return;
    if (chosen === reason && reason.value) for (const cell of cells(form.closest("tr"))) cell.value = "";
    else if (chosen.matches("input") && chosen.value) reason.value = "";
  };

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form?.closest("[data-grid]")) return;
    settleReason(form, event.target);
    save(form);
  });

  // What is copied from a column of a spreadsheet comes as lines: one a row, tabs part cells.
  document.addEventListener("paste", (event) => {
    const cell = event.target.closest("[data-grid] tbody input");
    const text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
    if (!cell || !/[\n\t]/.test(text)) return;
    event.preventDefault();
    const all = rows(cell.closest("table"));
    const first = all.indexOf(cell.closest("tr"));
    const place = cells(cell.closest("tr")).indexOf(cell);
    text.split(/\r?\n/).forEach((line, down) => {
      const row = all[first + down];
      if (!row) return;
      const there = cells(row);
      const filled = line.split("\t").map((value, right) => [there[place + right], value.trim()]).filter(([target]) => target);
      for (const [target, value] of filled) target.value = value;
      if (filled.length) settleReason(filled[0][0].form, filled[0][0]);
      for (const form of new Set(filled.map(([target]) => target.form))) save(form);
    });
  });

  // The answer names the cells to correct; the mark and the word stand together.
  const settle = (form) => {
    const state = stateOf(form);
    const bad = (state.dataset.bad ?? "").split(" ");
    const row = form.closest("tr");
    row.classList.toggle("bad", row.querySelector(".state.bad") !== null);
    for (const cell of cells(row).filter((one) => one.form === form)) {
      if (bad.includes(cell.name)) cell.setAttribute("aria-invalid", "true");
      else cell.removeAttribute("aria-invalid");
    }
    if (state.classList.contains("saved") || state.classList.contains("bad")) unsaved.delete(form);
  };
  const failed = (form) => {
    const state = stateOf(form);
    state.className = "state bad";
    state.textContent = "! belum tersimpan; periksa jaringan, lalu ubah lagi isian ini";
  };
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest?.("[data-grid] form");
    if (!form) return;
    if (event.detail.successful) settle(form);
    else failed(form);
  });
  window.jenjang = { ...window.jenjang, grid: { settle } };
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size) event.preventDefault();
  });
})();
