/* What was typed and is not yet stored: kept in the browser's own database before it is sent,
   so that neither a line that breaks nor a page that is closed loses it. No page in here.

   A draft: {n, id, owner, row, label, page, fields, version, at, state, tried, why, answer}.
   `row` is the address it is sent to, `version` the one the person saw, `id` its own for ever.
   state: waiting (to be sent), held (to be corrected or completed first), refused (by the
   server, with `why`), conflict (`answer` holds the other figure), stored (kept so that an
   older copy of the page knows what is stored by now). */
(() => {
  "use strict";
  const STORE = "drafts", DONE = "stored";

  // crypto.randomUUID is there on HTTPS alone; an office may serve itself without.
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  const opened = (name) => new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "n", autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

  /* Read all and change them in one transaction; other tabs wait for it. */
  const onDisk = (database) => (work) => new Promise((done, failed) => {
    const act = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = act.objectStore(STORE);
    const all = store.getAll();
    let result;
    all.onsuccess = () => { result = work(all.result, store); };
    act.oncomplete = () => done(result);
    act.onabort = act.onerror = () => failed(act.error);
  });

  /* Where the browser gives no database (some private windows): as long as the page lives. */
  const inMemory = () => {
    let rows = [], last = 0;
    const store = {
      put: (row) => {
        const n = row.n ?? ++last;
        rows = [...rows.filter((one) => one.n !== n), { ...row, n }].sort((a, b) => a.n - b.n);
      },
      delete: (n) => { rows = rows.filter((one) => one.n !== n); },
    };
    return (work) => Promise.resolve(work(rows, store));
  };

  const isSame = (one, other) => {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
  };
  const isPending = (draft) => draft.state !== DONE;
  /* One that was sent may have arrived: it stays until it is answered. */
  const mayHaveArrived = (draft) => draft.state === "waiting" && draft.tried;

  const queue = (change, owner) => {
    const mine = (all) => all.filter((draft) => draft.owner === owner);
    const ofRow = (all, row) => mine(all).filter((draft) => draft.row === row);

    const all = () => change(mine);
    const ofOthers = () => change((drafts) => drafts.filter((draft) => draft.owner !== owner && isPending(draft)).length);

    /* Keep what was typed; returns its id. It takes the place of what was typed there before,
       but of what may have arrived: behind that it waits, to be sent over what that one became. */
    const type = ({ row, label, page, version, fields, why }) => change((drafts, store) => {
      const before = ofRow(drafts, row);
      const latest = before.at(-1);
      if (latest && isSame(latest.fields, fields) && ["waiting", DONE].includes(latest.state)) return latest.id;
      for (const draft of before) if (isPending(draft) && !mayHaveArrived(draft)) store.delete(draft.n);
      const seen = before.find(isPending)?.version ?? version;
      const id = newId();
      store.put({ id, owner, row, label, page, fields, version: seen, at: Date.now(), state: why ? "held" : "waiting", why });
      return id;
    });

    /* The next to send: in the order typed, never one before an earlier one of its row. */
    const next = (skipped) => change((drafts, store) => {
      const pending = mine(drafts).filter(isPending);
      const found = pending.find((draft) => draft.state === "waiting" && !skipped.has(draft.row) && pending.find((one) => one.row === draft.row) === draft);
      if (found && !found.tried) store.put({ ...found, tried: true });
      return found;
    });

    const settle = (sent, answer) => change((drafts, store) => {
      const row = ofRow(drafts, sent.row);
      const draft = row.find((one) => one.n === sent.n && one.id === sent.id);
      if (!draft) return; // another tab heard the answer first
      const later = row.filter((one) => one.n > sent.n && isPending(one));
      if (answer.state === DONE) {
        for (const one of row) if (!isPending(one)) store.delete(one.n);
        for (const one of later) store.put({ ...one, version: answer.version });
        store.put({ ...draft, state: DONE, tried: false, version: answer.now, fields: answer.now === answer.version ? draft.fields : answer.fields });
      } else if (later.length) {
        // What was typed since says what is wanted; this one was not stored.
        store.delete(draft.n);
        if (answer.state === "conflict" && later[0].state === "waiting") store.put({ ...later[0], state: "conflict", answer });
      } else {
        const state = answer.state === "incomplete" ? "held" : answer.state;
        store.put({ ...draft, state, tried: false, why: answer.why, answer });
      }
    });

    /* Send what waits, one after the other; `post` says what the server answered. */
    const send = async (post, told) => {
      const skipped = new Set();
      for (let draft = await next(skipped); draft; draft = await next(skipped)) {
        const answer = await post(draft);
        if (["unreachable", "signed out", "another"].includes(answer.state)) return answer.state;
        if (answer.state === "later") skipped.add(draft.row);
        else await settle(draft, answer);
        told?.(draft, answer);
      }
      return skipped.size ? "later" : "sent";
    };

    /* Of two figures the person takes one: his own over the other's version, or the stored. */
    const takeOwn = (n) => change((drafts, store) => {
      const draft = drafts.find((one) => one.n === n && one.state === "conflict");
      if (draft) store.put({ ...draft, id: newId(), version: draft.answer.now, state: "waiting", tried: false, answer: undefined });
    });
    const takeStored = (n) => change((drafts, store) => {
      const draft = drafts.find((one) => one.n === n && ["conflict", "refused", "held"].includes(one.state));
      if (!draft) return;
      if (draft.answer?.fields) store.put({ ...draft, id: newId(), state: DONE, version: draft.answer.now, fields: draft.answer.fields, answer: undefined, why: undefined });
      else store.delete(n);
    });
    const forget = (n) => change((_drafts, store) => store.delete(n));

    return { all, ofOthers, type, send, takeOwn, takeStored, forget };
  };

  const open = async (owner, name = "jenjang") => {
    const change = await opened(name).then(onDisk).catch(inMemory);
    return queue(change, owner);
  };

  window.jenjang = { ...window.jenjang, drafts: { open, isPending } };
})();
