/* Evidence over a bad line: each file goes at once, in pieces, and goes on where it was cut off.
   The form itself then carries only the keys of what has arrived; it works without all this. */
(() => {
  "use strict";
  const form = document.getElementById("lampirkan");
  const list = form.querySelector(".arriving"), pause = form.querySelector("[data-pause]");
  const send = form.querySelector("button:not([type])"), said = send.textContent;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const PIECE = 262144, LONGEST = 1600, SMALL = 300000, MEGABYTE = 1048576;
  const items = [];
  let paused = false, wanted = false, wake = [];

  const size = (bytes) => bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGABYTE).toFixed(1).replace(".", ",")} MB`;
  const woken = () => { for (const go of wake.splice(0)) go(); };
  const sleep = (ms) => new Promise((go) => { wake.push(go); setTimeout(go, ms); });
  window.addEventListener("online", woken);

  /* A photograph of a phone is far larger than anybody needs to read it; a small one stays as it is. */
  const shrunk = async (file) => {
    if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= SMALL || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = LONGEST / Math.max(picture.width, picture.height);
      if (scale >= 1) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const small = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", .85); });
      return small && small.size < file.size ? new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
    } catch { return file; } // what the browser cannot draw is judged by the server
  };

  /* An answer that is none of ours (a sign-in page, a proxy's) counts as no answer. */
  class Refused extends Error {}
  const ask = async (url, headers, body) => {
    const response = await fetch(url, { method: "POST", headers: { "X-CSRFToken": token, ...headers }, body });
    if (response.status === 403) throw new Refused("Anda tidak berwenang, atau sesi sudah berakhir: masuk lagi, lalu pilih berkasnya lagi.");
    if (response.redirected) throw new Refused("Sesi sudah berakhir: masuk lagi, lalu pilih berkasnya lagi.");
    if (![200, 409, 422].includes(response.status)) throw new TypeError(String(response.status));
    const answer = await response.json();
    if (response.status === 422) throw new Refused(answer.why);
    return answer;
  };

  const say = (item, words) => { item.note.textContent = words; };
  const going = async (item) => {
    const bytes = new Uint8Array(await item.file.arrayBuffer());
    const sha256 = await window.jenjangSha256(bytes);
    for (let tries = 0; !item.gone;) {
      try {
        const begun = await ask(form.dataset.begin, { "Content-Type": "application/json" }, JSON.stringify({ name: item.file.name, size: bytes.length, sha256 }));
        item.key = begun.key;
        let { offset } = begun;
        while (offset < bytes.length && !item.gone) {
          if (paused) { say(item, `dijeda pada ${size(offset)}`); await sleep(600000); continue; }
          say(item, `${size(offset)} dari ${size(bytes.length)}`);
          item.bar.value = offset / bytes.length;
          const answer = await ask(`${form.dataset.begin}${item.key}/`, { "Content-Type": "application/octet-stream", "Jenjang-Offset": String(offset) }, bytes.subarray(offset, offset + PIECE));
          ({ offset } = answer);
          tries = 0;
        }
        return;
      } catch (trouble) {
        if (trouble instanceof Refused) throw trouble;
        tries += 1;
        say(item, "Menunggu jaringan; dilanjutkan sendiri dari bagian yang sudah sampai.");
        await sleep(Math.min(30000, 1000 * 2 ** tries));
      }
    }
  };
  const bring = async (item) => {
    try {
      say(item, "disiapkan");
      const original = item.file;
      item.file = await shrunk(original);
      if (item.file.size > Number(form.dataset.limitMb) * MEGABYTE) throw new Refused(`${size(item.file.size)}, melebihi batas ${form.dataset.limitMb} MB`);
      await going(item);
      if (item.gone) return;
      item.bar.value = 1;
      say(item, item.file === original ? `${size(original.size)}, sampai` : `${size(original.size)} diperkecil menjadi ${size(item.file.size)}, sampai`);
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "unggahan", value: item.key });
      item.line.append(field);
      item.state = "here";
    } catch (trouble) {
      item.state = "refused";
      item.line.className = "bad";
      item.bar.remove();
      say(item, trouble.message);
    }
  };

  const show = (file) => {
    const line = document.createElement("li"), name = document.createElement("span"), drop = document.createElement("button");
    const note = document.createElement("small"), bar = document.createElement("progress");
    name.textContent = file.name;
    Object.assign(drop, { type: "button", className: "linklike", textContent: "Batal" });
    drop.setAttribute("aria-label", `Batal ${file.name}`);
    Object.assign(bar, { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    line.append(name, drop, bar, note);
    list.append(line);
    const item = { file, line, note, bar, state: "going", gone: false };
    drop.addEventListener("click", () => {
      item.gone = true;
      line.remove();
      items.splice(items.indexOf(item), 1);
      woken();
      settle();
    });
    return item;
  };

  let line = Promise.resolve(); // one after another: a thin line is not shared
  const settle = () => {
    const open = items.some((item) => item.state === "going");
    pause.hidden = !open;
    send.textContent = wanted && open ? "Menunggu berkas sampai…" : said;
    if (wanted && !open) {
      wanted = false;
      if (!items.some((item) => item.state === "refused")) form.requestSubmit(send);
    }
  };
  const take = (event) => {
    for (const file of event.target.files) {
      const item = show(file);
      items.push(item);
      line = line.then(() => item.gone || bring(item)).then(settle);
    }
    event.target.value = "";
    settle();
  };
  for (const field of form.querySelectorAll("input[type=file]")) field.addEventListener("change", take);
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Lanjutkan" : "Jeda";
    woken();
  });
  form.addEventListener("submit", (event) => {
    if (!items.some((item) => item.state === "going")) return;
    event.preventDefault();
    wanted = true;
    settle();
  });
})();
