/* A table typed cell by cell: rows and columns are added and taken away, a range copied in a
   spreadsheet is pasted from the cell one stands in. The whole is sent in one field as the
   lines that are kept (see papers/layouts/parts/typed). Without script the form has a field a
   cell and a few spare ones. */
(() => {
  "use strict";
  const LEAST_ROWS = 2, LEAST_COLUMNS = 1;

  const rowsOf = (grid) => [...grid.querySelectorAll("tr")];
  const cellsOf = (row) => [...row.querySelectorAll("textarea")];
  const said = (cell) => cell.value.split(/\s+/).filter(Boolean).join(" ");
  const lineOf = (cells) => {
    const line = cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ");
    return cells[0] && cells.at(-1) ? line : `| ${line} |`;
  };

  const number = (grid) => {
    rowsOf(grid).forEach((row, r) => cellsOf(row).forEach((cell, c) => {
      cell.id = `${grid.dataset.id}_${r}_${c}`;
      cell.setAttribute("aria-label", r ? `Baris ${r} kolom ${c + 1}` : `Judul kolom ${c + 1}`);
    }));
  };
  const keep = (grid) => {
    grid.whole.value = rowsOf(grid).map((row) => lineOf(cellsOf(row).map(said))).join("\n");
  };
  const changed = (grid) => {
    number(grid);
    keep(grid);
    grid.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const newCell = () => {
    const place = document.createElement("td"), cell = document.createElement("textarea");
    cell.rows = 1;
    place.append(cell);
    return place;
  };
  const addRow = (grid, after) => {
    const row = document.createElement("tr");
    row.append(...cellsOf(rowsOf(grid)[0]).map(newCell));
    after.after(row);
  };
  const addColumn = (grid, after) => {
    for (const row of rowsOf(grid)) row.children[after].after(newCell());
  };
  const dropRow = (grid, row) => { if (rowsOf(grid).length > LEAST_ROWS) row.remove(); };
  const dropColumn = (grid, c) => {
    if (rowsOf(grid)[0].children.length > LEAST_COLUMNS) for (const row of rowsOf(grid)) row.children[c].remove();
  };

  /* Where one stands: the cell last written in, else the last of all. */
  const spot = (grid) => {
    const cell = grid.here?.isConnected ? grid.here : cellsOf(rowsOf(grid).at(-1)).at(-1);
    const row = cell.closest("tr");
    return { cell, row, r: rowsOf(grid).indexOf(row), c: cellsOf(row).indexOf(cell) };
  };
  const ACTS = [
    ["+ Baris", "Tambah baris di bawah", (grid, at) => addRow(grid, at.row)],
    ["+ Kolom", "Tambah kolom di kanan", (grid, at) => addColumn(grid, at.c)],
    ["− Baris", "Hapus baris ini", (grid, at) => dropRow(grid, at.row)],
    ["− Kolom", "Hapus kolom ini", (grid, at) => dropColumn(grid, at.c)],
  ];

  /* A copied range: tabs between cells, lines between rows; a cell with a line break in it
     stands in quotes. */
  const rangeOf = (text) => {
    const rows = [[""]];
    let quoted = false;
    const clean = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
    for (let n = 0; n < clean.length; n++) {
      const row = rows.at(-1), letter = clean[n];
      if (quoted && letter === '"' && clean[n + 1] === '"') { row[row.length - 1] += '"'; n++; }
      else if (letter === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
      else if (letter === "\t" && !quoted) row.push("");
      else if (letter === "\n" && !quoted) rows.push([""]);
      else row[row.length - 1] += letter;
    }
    return rows;
  };
  const paste = (grid, cell, range) => {
    grid.here = cell;
    const at = spot(grid);
    const width = at.c + Math.max(...range.map((row) => row.length));
    while (rowsOf(grid).length < at.r + range.length) addRow(grid, rowsOf(grid).at(-1));
    while (cellsOf(rowsOf(grid)[0]).length < width) addColumn(grid, cellsOf(rowsOf(grid)[0]).length - 1);
    const rows = rowsOf(grid).map(cellsOf);
    range.forEach((row, r) => row.forEach((value, c) => { rows[at.r + r][at.c + c].value = value.trim(); }));
    changed(grid);
  };

  /* The spare cells are for who has no script: here they can be added. */
  const unspare = (grid) => {
    const rows = rowsOf(grid), texts = rows.map((row) => cellsOf(row).map(said));
    if (texts.flat().every((one) => !one)) return;
    for (let r = rows.length - 1; r >= LEAST_ROWS && texts[r].every((one) => !one); r--) rows[r].remove();
    for (let c = texts[0].length - 1; c >= LEAST_COLUMNS && texts.every((row) => !row[c]); c--) for (const row of rowsOf(grid)) row.children[c].remove();
  };
  const begin = (grid) => {
    if (grid.whole) return;
    const tools = document.createElement("div");
    tools.className = "row";
    for (const [label, title, act] of ACTS) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: label, title });
      button.addEventListener("click", () => { act(grid, spot(grid)); changed(grid); spot(grid).cell.focus(); });
      tools.append(button);
    }
    unspare(grid);
    grid.whole = Object.assign(document.createElement("input"), { type: "hidden", name: grid.dataset.cells });
    for (const cell of grid.querySelectorAll("textarea")) cell.removeAttribute("name");
    grid.after(tools, grid.whole);
    number(grid);
    keep(grid);
  };
  const look = (place) => place.querySelectorAll?.("[data-cells]").forEach(begin);

  const gridOf = (event) => event.target.closest?.("[data-cells]");
  document.addEventListener("focusin", (event) => { const grid = gridOf(event); if (grid && event.target.matches("textarea")) grid.here = event.target; });
  document.addEventListener("input", (event) => { const grid = gridOf(event); if (grid?.whole) keep(grid); }, true);
  document.addEventListener("paste", (event) => {
    const grid = gridOf(event), text = event.clipboardData?.getData("text/plain") ?? "";
    if (!grid?.whole || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    paste(grid, event.target, rangeOf(text));
  });
  document.addEventListener("keydown", (event) => {
    const grid = gridOf(event);
    if (!grid?.whole || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const at = spot(grid);
    if (!rowsOf(grid)[at.r + 1]) { addRow(grid, at.row); changed(grid); }
    cellsOf(rowsOf(grid)[at.r + 1])[at.c].focus();
  });
  document.addEventListener("htmx:load", (event) => look(event.target));
  look(document);
})();
