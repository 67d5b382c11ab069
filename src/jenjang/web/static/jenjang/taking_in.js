/* Dropping papers, made plainer; the field and the page work without. */
(() => {
  "use strict";
  const field = document.querySelector(".taking-in input[type=file]");
  const chosen = document.getElementById("terpilih");
  const MEGABYTE = 1048576;
  const size = (bytes) => bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1).replace(".", ",")} MB`;
  const line = (file) => {
    const item = document.createElement("li");
    const note = document.createElement("small");
    const tooLarge = file.size > Number(chosen.dataset.limitMb) * MEGABYTE;
    note.textContent = tooLarge ? `${size(file.size)}, melebihi batas ${chosen.dataset.limitMb} MB` : size(file.size);
    note.className = tooLarge ? "alarm" : "";
    item.append(file.name, note);
    return item;
  };
  const show = () => chosen.replaceChildren(...Array.from(field.files, line));
  field.addEventListener("change", show);
  window.addEventListener("pageshow", show);

  // A file let go beside the field must come in, not replace the page.
  const carriesFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    field.classList.add("over");
    if (event.target !== field) event.preventDefault();
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) field.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    field.classList.remove("over");
    if (!carriesFiles(event) || event.target === field) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    show();
  });

  // Nobody looks at a hidden tab: it asks again when it is shown.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.detail.elt.id === "masuk") event.preventDefault();
  });
  // A poll that did not arrive is tried again in two seconds; it loses nothing.
  for (const trouble of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(trouble, (event) => { if (event.detail.elt.id === "masuk") event.stopImmediatePropagation(); }, true);
  }
})();
