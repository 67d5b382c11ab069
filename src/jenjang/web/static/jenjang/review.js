/* Looking a paper over: the fact in the field and its place on the page are one; keys move
   and confirm. Without this file every field has its own button, every page its own link. */
(() => {
  "use strict";
  const leaf = () => document.getElementById("halaman");
  const fieldOf = (form) => form?.querySelector("[id$='-i']");
  const forms = () => [...document.querySelectorAll("form.fact[hx-post]")].filter((form) => form.offsetParent);
  const spotsOf = (key) => [...document.querySelectorAll(`.spot[data-facts~="${CSS.escape(key)}"]`)];
  const isChanged = (field) => field.matches("select") ? !field.selectedOptions[0]?.defaultSelected : field.value !== (field.dataset.read ?? "");
  let waiting = "";

  const light = (key) => {
    for (const spot of document.querySelectorAll(".spot.now")) spot.classList.remove("now");
    const spots = spotsOf(key);
    for (const spot of spots) spot.classList.add("now");
    const glass = leaf()?.querySelector(".glass");
    if (!spots.length || !glass) return spots.length;
    const box = (spots[0].querySelector("rect") ?? spots[0]).getBoundingClientRect();
    const pane = glass.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    glass.scrollBy({
      left: box.left < pane.left || box.right > pane.right ? box.left - pane.left - 24 : 0,
      top: box.top < pane.top || box.bottom > pane.bottom ? box.top - pane.top - pane.height / 3 : 0,
      behavior: calm ? "instant" : "smooth",
    });
    return spots.length;
  };

  // The page of a fact is fetched when another one is in view; only the last wish counts.
  const show = (form) => {
    waiting = "";
    const page = form.dataset.page;
    if (page && leaf() && page !== leaf().dataset.number) {
      waiting = form.id;
      const url = leaf().dataset.url.replace("/halaman/0/", `/halaman/${page}/`);
      htmx.ajax("GET", url, { target: "#halaman", swap: "outerHTML" });
    } else light(form.id);
  };

  const focus = (form) => {
    const field = fieldOf(form);
    if (!field) return false;
    field.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
    if (field.matches("input")) field.select();
    return true;
  };

  const step = (from, by) => {
    const all = forms();
    const at = from ? all.indexOf(from) : by > 0 ? -1 : all.length;
    return focus(all[at + by]);
  };

  const nextDoubt = (after) => {
    const all = forms();
    const doubted = all.filter((form) => form.classList.contains("doubted"));
    const at = all.indexOf(after);
    const next = doubted.find((form) => all.indexOf(form) > at) ?? doubted[0];
    if (next) focus(next);
    else (document.querySelector("[data-next]") ?? document.getElementById("lanjut"))?.focus();
  };

  const say = (form) => {
    const field = fieldOf(form);
    const save = form.querySelector(".save");
    if (!field || !save) return;
    const changed = isChanged(field);
    form.classList.toggle("changed", changed);
    save.textContent = changed || !form.classList.contains("doubted") ? "Simpan" : "Benar";
    save.classList.toggle("quiet", !changed && !form.classList.contains("doubted"));
  };

  addEventListener("load", () => {
    const asked = location.hash && document.getElementById(location.hash.slice(1))?.closest("form.fact");
    if (asked) focus(asked);
    else light(document.querySelector("form.fact.doubted")?.id ?? "");
  });
  document.addEventListener("focusin", (event) => {
    const form = event.target.closest("form.fact[id]");
    if (form) show(form);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form.fact[hx-post]");
    if (form) say(form);
  });
  document.addEventListener("click", (event) => {
    const spot = event.target.closest(".spot");
    const form = spot && document.getElementById(spot.dataset.facts.split(" ").find((key) => document.getElementById(key)?.matches(".doubted")) ?? spot.getAttribute("href").slice(1));
    if (form?.matches("form") && focus(form)) event.preventDefault();
    else if (event.target.closest("[data-lights]")) {
      event.preventDefault();
      const link = event.target.closest("[data-lights]");
      show({ id: link.dataset.lights, dataset: link.dataset });
    } else if (event.target.closest("[data-show]")) {
      event.preventDefault();
      focus(event.target.closest("form"));
    }
  });

  document.addEventListener("keydown", (event) => {
    const inside = event.target.closest("form.fact[hx-post]");
    const typing = event.target.matches("input, textarea, select");
    if (event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      if (step(inside, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && /^[jk]$/i.test(event.key)) {
      if (step(inside, /j/i.test(event.key) ? 1 : -1)) event.preventDefault();
    } else if (inside && typing && event.key === "Escape") {
      if ("read" in event.target.dataset) event.target.value = event.target.dataset.read;
      say(inside);
    } else if (inside && typing && event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      // What is not in doubt and was not changed needs no request: on to the next doubt.
      if (inside.classList.contains("doubted") || inside.classList.contains("bad") || isChanged(event.target)) inside.requestSubmit(inside.querySelector(".save"));
      else nextDoubt(inside);
    }
  });

  // What came back: a refused field keeps the focus, a saved one passes it to the next doubt.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "halaman" || event.detail.target?.id === "halaman") {
      const wish = waiting || document.activeElement?.closest("form.fact")?.id;
      waiting = "";
      if (wish) light(wish);
      return;
    }
    const form = event.target.closest?.("form.fact[id]");
    if (!form) return;
    for (const spot of spotsOf(form.id)) {
      const stillDoubted = spot.dataset.facts.split(" ").some((key) => document.getElementById(key)?.classList.contains("doubted"));
      spot.classList.toggle("doubted", stillDoubted);
      spot.classList.toggle("settled", !stillDoubted && form.classList.contains("settled"));
      const sign = spot.querySelector("text, .sign");
      if (sign && (stillDoubted || !spot.matches(".found"))) sign.textContent = stillDoubted ? "?" : "✓";
    }
  });
  // Where a row points up to a fact that was in doubt, it now says what stands there.
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = event.target.closest?.("form.fact[id]");
    for (const link of form ? document.querySelectorAll(`.stub a[href="#${CSS.escape(form.id)}"]`) : []) {
      link.firstChild.textContent = `${fieldOf(form)?.value ?? ""} `;
      link.querySelector(".sign").textContent = form.classList.contains("doubted") ? "?" : "✓";
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const id = event.target.closest?.("form.fact[hx-post]")?.id ?? event.detail.requestConfig?.elt?.id;
    const act = event.detail.requestConfig?.parameters?.act ?? event.detail.requestConfig?.formData?.get("act");
    if (!id || !document.getElementById(id)?.matches("form.fact")) return;
    setTimeout(() => {
      const form = document.getElementById(id);
      if ((event.detail.xhr?.status ?? 0) !== 200 || act === "batal") focus(form);
      else nextDoubt(form);
    }, 30);
  });
})();
