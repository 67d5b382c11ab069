/* Two devices of one office, each a frame of its own with a database of its own, run through a
   schedule: lines are cut before or after the server took a request, pages killed in the midst
   of sending, sessions end, both type into the same rows. What happened is returned as a log. */
window.schedules = (() => {
  const SCRIPTS = [...document.scripts].map((one) => one.src).filter((src) => /drafts|sending/.test(src));
  const { owner, ask } = document.getElementById("antrean").dataset;
  const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

  /* What a page that is opened shows: version and figure of each row. */
  const opened = async (device) => {
    const response = await device.fetch(location.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return [...page.querySelectorAll("form[data-draft]")].map((form) => ({
      row: form.dataset.draft,
      version: Number(form.querySelector("[name=version]").value),
      value: page.querySelector(`[form=${form.id}][data-kind]`).value,
    }));
  };

  const load = (frame, src) => new Promise((done) => {
    const script = frame.contentDocument.createElement("script");
    script.onload = done;
    script.src = src;
    frame.contentDocument.head.append(script);
  });

  const device = (name, log) => {
    const one = { line: "whole", isOut: false, known: new Map() };
    const say = (what, more) => log.push({ device: name, what, ...more });
    // The line as the page meets it; the server's work is its own, cut or not.
    one.fetch = async (url, options = {}) => {
      if (one.line === "before") throw new TypeError("cut before");
      const response = await fetch(url, { ...options, credentials: one.isOut ? "omit" : "same-origin" });
      if (one.line === "after") throw new TypeError("cut after");
      return response;
    };

    const open = async () => {
      one.frame = document.createElement("iframe");
      document.body.append(one.frame);
      const page = one.frame.contentWindow;
      page.fetch = one.fetch;
      for (const src of SCRIPTS) await load(one.frame, src);
      one.drafts = await page.jenjang.drafts.open(owner, name);
      const post = page.jenjang.sender({ owner, url: ask, token: "" });
      one.post = async (draft) => {
        const answer = await post(draft);
        if (answer.state === "conflict") say("answered", { row: draft.row, value: draft.fields.value });
        return answer;
      };
      const shown = await opened(one).catch(() => []);
      for (const { row, version, value } of shown) see(row, version, value);
      for (const draft of await one.drafts.all()) if (draft.state === "stored") see(draft.row, draft.version, draft.fields.value);
      await show();
      send();
    };
    /* A figure and its version come before the person's eyes. */
    const see = (row, version, value) => {
      if (version < (one.known.get(row) ?? 0)) return;
      one.known.set(row, version);
      if (value) say("saw", { row, value });
    };
    const kill = () => {
      one.frame.remove();
      one.running = null;
    };
    const conflicts = async () => (await one.drafts.all()).filter((draft) => draft.state === "conflict");
    const show = async () => {
      for (const draft of await conflicts()) {
        say("conflict", { row: draft.row, value: draft.fields.value, stored: draft.answer.fields.value });
        say("saw", { row: draft.row, value: draft.answer.fields.value });
      }
    };
    const send = () => {
      const { frame } = one;
      const told = async (draft, answer) => {
        if (frame !== one.frame) return;
        if (answer.state === "stored") see(draft.row, answer.now, answer.fields.value);
        await show();
      };
      one.running = (one.running ?? Promise.resolve()).then(() => one.drafts.send(one.post, told));
      return one.running;
    };
    const type = async (row, value) => {
      say("types", { row, value });
      await one.drafts.type({ row, label: "", page: "", version: one.known.get(row) ?? 0, fields: { value } });
      say("kept", { row, value });
      send();
    };
    const choose = async (isOwn) => {
      const [draft] = await conflicts();
      if (!draft) return;
      say(isOwn ? "keeps" : "drops", { row: draft.row, value: draft.fields.value });
      await (isOwn ? one.drafts.takeOwn(draft.n) : one.drafts.takeStored(draft.n));
      if (!isOwn) see(draft.row, draft.answer.now, draft.answer.fields.value);
      send();
    };
    const isDone = async () => (await one.drafts.all()).every((draft) => draft.state === "stored");
    return Object.assign(one, { open, kill, send, type, choose, isDone });
  };

  const ACTS = {
    type: (one, { row, value }) => one.type(row, value),
    line: (one, { line }) => { one.line = line; },
    session: (one, { isOut }) => { one.isOut = isOut; },
    kill: async (one) => { one.kill(); await one.open(); },
    send: (one) => one.send(),
    choose: (one, { isOwn }) => one.choose(isOwn),
  };

  /* Run the acts, then let both lines be whole until nothing waits on either device. */
  const run = async ({ seed, acts, coins }) => {
    const log = [];
    const devices = ["a", "b"].map((name) => device(`${seed}-${name}`, log));
    for (const one of devices) await one.open();
    for (const act of acts) {
      await ACTS[act.what](devices[act.device], act);
      await wait(act.pause_ms);
    }
    for (const one of devices) Object.assign(one, { line: "whole", isOut: false });
    let rounds = 0;
    for (; rounds < coins.length; rounds += 1) {
      for (const one of devices) await one.send();
      const done = await Promise.all(devices.map((one) => one.isDone()));
      if (done.every(Boolean)) break;
      for (const one of devices) await one.choose(coins[rounds]);
    }
    for (const one of devices) one.kill();
    return { log, isDone: rounds < coins.length };
  };
  return { run };
})();
