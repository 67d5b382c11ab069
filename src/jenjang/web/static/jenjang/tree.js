/* Moving nodes of the pohon kinerja: by dragging a handle, or by the arrow keys on it.
   The server decides and answers with the table; without script the page of a node has forms. */
(() => {
  "use strict";
  const STEPS = { ArrowUp: "naik", ArrowDown: "turun", ArrowRight: "masuk", ArrowLeft: "keluar" };
  let held = null; // the row in hand
  let busy = false;

  const rowOf = (element) => element.closest("[data-tree] tr[data-key]");
  const address = (row) => `/rencana/sasaran/${row.dataset.key}/pindah/${location.search}`;

  const send = async (row, values) => {
    if (busy) return;
    busy = true;
    try {
      await htmx.ajax("POST", address(row), { target: "#pohon", swap: "outerHTML", values: { parent: row.dataset.parent, ...values } });
    } finally {
      busy = false;
      document.getElementById(`pegang-${row.dataset.key}`)?.focus();
    }
  };

  document.addEventListener("keydown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || !STEPS[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    send(rowOf(grip), { arah: STEPS[event.key] });
  });

  // A row can be dragged only by its handle: text elsewhere can be selected.
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip) rowOf(grip).draggable = true;
  });
  document.addEventListener("pointerup", () => {
    for (const row of document.querySelectorAll("tr[draggable=true]")) row.draggable = false;
  });

  const where = (row, event) => {
    const box = row.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    if (share < 0.28) return "sebelum";
    return share > 0.72 ? "sesudah" : "bawah";
  };
  const clear = () => {
    for (const row of document.querySelectorAll("tr[data-drop]")) delete row.dataset.drop;
  };

  document.addEventListener("dragstart", (event) => {
    const row = rowOf(event.target);
    if (!row || !row.draggable) return;
    held = row;
    row.classList.add("held");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.dataset.key);
  });
  document.addEventListener("dragover", (event) => {
    const row = held && rowOf(event.target);
    clear();
    if (!row || row === held) return;
    event.preventDefault();
    row.dataset.drop = where(row, event);
  });
  document.addEventListener("drop", (event) => {
    const row = held && rowOf(event.target);
    if (!row || row === held) return;
    event.preventDefault();
    send(held, { anchor: row.dataset.key, where: where(row, event) });
  });
  document.addEventListener("dragend", () => {
    clear();
    if (!held) return;
    held.classList.remove("held");
    held.draggable = false;
    held = null;
  });
})();
