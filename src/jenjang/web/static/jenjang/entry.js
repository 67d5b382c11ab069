/* The entry page and its drafts: a row that is left is kept on the device, then sent; the page
   says honestly what is stored, what waits here and where somebody else was quicker. */
(() => {
  "use strict";
  const SOON_MS = 3000, EVERY_MS = 60000;
  const box = document.getElementById("antrean");
  if (!box) return;
  const { open, isPending } = jenjang.drafts;
  const { owner, worker, login, ask } = box.dataset;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const post = jenjang.sender({ owner, url: ask, token });
  const others = "BroadcastChannel" in window ? new BroadcastChannel("jenjang-drafts") : null;
  const forms = () => [...document.querySelectorAll("form[data-draft]")];
  const formOf = (row) => forms().find((form) => form.dataset.draft === row);
  const versionOf = (form) => form.querySelector("[name=version]");
  const cells = (form) => [...form.elements].filter((one) => one.dataset.kind && !one.disabled);
  const onPage = new Map(); // row -> {id, look} of the draft it shows, so that it is drawn once
  let drafts, outcome = "sent";

  const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);
  const fieldsOf = (form) => {
    const fields = Object.fromEntries(new FormData(form));
    delete fields.version;
    delete fields.csrfmiddlewaretoken;
    return fields;
  };
  const figureOf = (fields) => {
    const none = fields.unmeasured_because ? "belum diukur" : "kosong";
    if ("numerator" in fields) return fields.numerator || fields.denominator ? `${fields.numerator} / ${fields.denominator}` : none;
    return fields.value || fields.text || none;
  };
  const fill = (form, fields) => {
    for (const [name, value] of Object.entries(fields)) {
      const cell = form.elements[name];
      const isFree = cell && !cell.disabled && cell !== document.activeElement;
      if (isFree && cell.value !== value) cell.value = value;
    }
  };

  const mark = (form, kind, text, bad = "") => {
    const state = form.querySelector(".state");
    state.className = `state ${kind}`;
    state.textContent = text;
    state.dataset.bad = bad;
    form.querySelector(".choices")?.remove();
    jenjang.grid.settle(form);
  };
  const offer = (form, ...choices) => {
    const place = element("span", "", { className: "choices" });
    for (const [text, act] of choices) {
      const button = element("button", text, { type: "button", className: "quiet" });
      button.addEventListener("click", async () => { await act(); await said(); await send(); });
      place.append(button);
    }
    form.querySelector(".state").after(place);
  };

  const WORDS = { note: "Catatan", obstacle: "Hambatan", cause: "Penyebab", follow_up: "Tindak lanjut" };
  const differing = ({ fields, answer }) => {
    const told = Object.keys(WORDS).filter((name) => (fields[name] ?? "") !== (answer.fields[name] ?? ""));
    return told.map((name) => ` ${WORDS[name]} yang tersimpan: ${answer.fields[name] || "kosong"}.`).join("");
  };
  const DRAW = {
    waiting: (form) => mark(form, "wait", outcome === "sending" ? "● menyimpan …" : "● menunggu di perangkat ini"),
    held: (form, draft) => {
      const bad = draft.why?.cells ?? "";
      if (bad) {
        mark(form, "bad", `! ${draft.why.text}`, bad);
        offer(form, ["Buang isian ini", () => drafts.takeStored(draft.n)]);
      } else mark(form, "wait", "● belum tersimpan: isi pembilang dan penyebut, keduanya");
    },
    refused: (form, draft) => {
      mark(form, "bad", `! ${draft.why} Isian Anda: ${figureOf(draft.fields)}.`, form.querySelector(".state").dataset.bad);
      offer(form, ["Buang isian ini", () => drafts.takeStored(draft.n)]);
    },
    conflict: (form, draft) => {
      const { who, stored } = draft.answer;
      mark(form, "bad", `! ${who} sudah mengisi ${stored}; isian Anda ${figureOf(draft.fields)}.${differing(draft)}`);
      offer(form, ["Pakai isian saya", () => drafts.takeOwn(draft.n)], ["Pakai yang tersimpan", () => drafts.takeStored(draft.n)]);
    },
    stored: (form, draft) => {
      const isOlder = Number(versionOf(form).value) < draft.version;
      if (isOlder) versionOf(form).value = draft.version;
      if (isOlder || !form.querySelector(".state.saved")) mark(form, "saved", "✓ tersimpan");
      form.querySelector(".choices")?.remove();
    },
  };

  const draw = (form, draft) => {
    const shown = onPage.get(draft.row);
    const look = draft.state === "waiting" ? `waiting ${outcome}` : draft.state;
    if (shown?.id !== draft.id) fill(form, draft.fields);
    else if (shown.look === look) return;
    onPage.set(draft.row, { id: draft.id, look });
    DRAW[draft.state](form, draft);
  };
  const undraw = (form) => {
    // It was thrown away: the row shows again what it was opened with.
    if (!onPage.delete(form.dataset.draft)) return;
    for (const cell of form.elements) if (cell.name && cell.type !== "hidden") cell.value = cell.defaultValue ?? (cell.querySelector("[selected]")?.value ?? "");
    const isFiled = versionOf(form).value !== "0";
    mark(form, isFiled ? "saved" : "", isFiled ? "✓ tersimpan" : "belum diisi");
  };

  const OUTCOMES = {
    unreachable: "Tidak ada jaringan; dikirim sendiri begitu tersambung.",
    later: "Layanan sedang terganggu; dicoba lagi sendiri.",
    "signed out": "Sesi berakhir; masuk lagi untuk mengirim.",
    another: "Yang masuk sekarang pengguna lain; masuk sebagai diri Anda untuk mengirim.",
  };
  const counted = (rows, state) => new Set(rows.filter((one) => state.includes(one.state)).map((one) => one.row)).size;
  const say = async (rows) => {
    const waiting = counted(rows, ["waiting"]);
    const atHand = document.activeElement?.form?.dataset.draft;
    const conflicts = counted(rows, ["conflict"]);
    const wrong = counted(rows.filter((one) => one.row !== atHand), ["held", "refused"]);
    const strangers = await drafts.ofOthers();
    const isToldOfLine = outcome !== "sending" || !box.hidden;
    const parts = [
      waiting && isToldOfLine && `${waiting} nilai menunggu di perangkat ini. ${OUTCOMES[outcome] ?? ""}`,
      conflicts && `${conflicts} nilai berbeda dengan yang sudah tersimpan: pilih di barisnya.`,
      wrong && `${wrong} nilai di perangkat ini perlu dilengkapi atau diperbaiki.`,
      strangers && `${strangers} nilai pengguna lain menunggu di perangkat ini sampai ia masuk.`,
    ].filter(Boolean);
    const line = box.querySelector("[data-say]");
    const text = parts.join(" ").trim();
    if (line.textContent !== text) line.textContent = text;
    if (["signed out", "another"].includes(outcome) && waiting) {
      line.append(" ", element("a", "Masuk", { href: `${login}?next=${encodeURIComponent(location.pathname + location.search)}` }));
    }
    box.hidden = !parts.length;
    box.querySelector("[data-send]").hidden = !waiting;
    box.querySelector("[data-elsewhere]").replaceChildren(...elsewhere(rows));
  };
  const elsewhere = (rows) => rows.filter((draft) => isPending(draft) && !formOf(draft.row)).map((draft) => {
    const item = element("li", "");
    item.append(element("a", draft.label, { href: draft.page }), `: ${figureOf(draft.fields)}`);
    return item;
  });

  /* Draw everything the device holds, here; `said` tells the other tabs to do the same. */
  const show = async () => {
    const rows = await drafts.all();
    for (const form of forms()) {
      const last = rows.filter((draft) => draft.row === form.dataset.draft).at(-1);
      if (last) draw(form, last);
      else undraw(form);
    }
    await say(rows);
  };
  const said = async () => {
    await show();
    others?.postMessage("changed");
  };

  const answered = (draft, answer) => {
    const form = formOf(draft.row);
    if (!form || !answer.html || answer.state === "conflict") return;
    if (onPage.has(draft.row)) onPage.get(draft.row).look = ""; // what comes is drawn over it
    htmx.swap(document.body, answer.html, { swapStyle: "none" });
    if (answer.state !== "stored") return;
    if (answer.now !== answer.version) fill(form, answer.fields);
    jenjang.grid.settle(form);
  };

  // A line that is back says so only where the device noticed that it was gone: so it is
  // tried again, soon at first, then every minute.
  let running = null, isAsked = false, pause = SOON_MS, timer = 0;
  const tryAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(send, outcome === "sent" ? EVERY_MS : pause);
    pause = outcome === "sent" ? SOON_MS : Math.min(2 * pause, EVERY_MS);
  };
  const sendAll = async () => {
    do {
      isAsked = false;
      outcome = "sending";
      outcome = await drafts.send(post, async (draft, answer) => { answered(draft, answer); await said(); });
      await said();
    } while (isAsked);
    tryAgain();
  };
  const send = () => {
    isAsked = true;
    running ??= sendAll().finally(() => { running = null; });
    return running;
  };

  const typed = async (form) => {
    const { problems, lacksAPart } = jenjang.figures.readRow(cells(form).map((cell) => ({ name: cell.name, text: cell.value, kind: cell.dataset.kind })));
    const bad = Object.keys(problems);
    const why = bad.length || lacksAPart ? { cells: bad.join(" "), text: Object.values(problems).join(" ") } : undefined;
    const row = form.dataset.draft;
    const id = await drafts.type({
      row,
      label: cells(form)[0]?.getAttribute("aria-label") ?? "",
      page: `${location.pathname}${location.search}#${form.closest("tr").id}`,
      version: Number(versionOf(form).value),
      fields: fieldsOf(form),
      why,
    });
    onPage.set(row, { id, look: "" });
    if (outcome === "sent") outcome = "sending";
    navigator.storage?.persist?.();
    await said();
    await send();
  };

  const start = async () => {
    drafts = await open(owner);
    for (const draft of await drafts.all()) {
      const form = formOf(draft.row);
      const isKnownHere = form && draft.state === "stored" && Number(versionOf(form).value) >= draft.version;
      if (isKnownHere) await drafts.forget(draft.n);
    }
    await show();
    await send();
  };
  const ready = start();

  document.addEventListener("simpan", async (event) => {
    const form = event.target;
    if (!form.matches?.("form[data-draft]")) return;
    try {
      await ready;
      await typed(form);
    } catch {
      mark(form, "bad", "! belum tersimpan; perangkat ini tidak dapat menyimpannya, kosongkan ruangnya lalu ulangi");
    }
  });
  // A telephone puts a page away without a word: what stands in the cell is kept first.
  document.addEventListener("visibilitychange", () => {
    const form = document.activeElement?.form;
    const isTyping = document.hidden && form?.matches("form[data-draft]");
    if (isTyping && document.activeElement.value !== document.activeElement.defaultValue) ready.then(() => typed(form));
  });
  box.querySelector("[data-send]").addEventListener("click", () => ready.then(send));
  window.addEventListener("online", () => ready.then(send));
  if (others) others.onmessage = () => ready.then(show);

  // Without HTTPS there is no worker: drafts are kept all the same, the page itself is not.
  const keepPage = async () => {
    if (!("serviceWorker" in navigator)) return;
    const isKept = navigator.serviceWorker.controller;
    const { active } = await navigator.serviceWorker.register(worker).then(() => navigator.serviceWorker.ready);
    if (!isKept) active.postMessage({ keep: location.href });
  };
  window.addEventListener("load", () => keepPage().catch(() => {}));
})();
