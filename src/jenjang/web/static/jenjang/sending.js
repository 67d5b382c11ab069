/* Sending a draft, and what the answer means for it (measurement.views.drafts).

   An answer that is not the server's own word on this draft leaves it waiting: "unreachable"
   (no line), "signed out", "another" (somebody else is signed in), "later" (a fault). */
(() => {
  "use strict";
  const PATIENCE_MS = 30000;
  const WORDS = ["stored", "conflict", "refused", "incomplete", "another"];

  const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const asked = async (url, options = {}) => {
    const patience = new AbortController();
    const over = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const response = await fetch(url, { ...options, signal: patience.signal });
      return { response, text: await response.text() };
    } finally {
      clearTimeout(over);
    }
  };
  const json = (text) => {
    try { return JSON.parse(text); } catch { return null; }
  };

  const meaning = ({ response, text }) => {
    if (response.headers.has("HX-Redirect")) return { state: "signed out" };
    const answer = json(text);
    if (WORDS.includes(answer?.state)) return answer;
    if (response.status === 404) return { state: "refused", why: "Indikator ini tidak ada lagi dalam rencana." };
    return { state: response.status === 403 ? "forbidden" : "later" };
  };

  /* sender.url tells whose drafts may be sent now, and gives a new token after a sign-in. */
  const sender = ({ owner, url, token }) => {
    let known = token;
    const once = (draft) => asked(draft.row, {
      method: "POST",
      body: new URLSearchParams({ ...draft.fields, version: draft.version, draft: draft.id, owner }),
      headers: { "HX-Request": "true", "X-CSRFToken": cookie("csrftoken") ?? known },
    }).then(meaning);
    const renewed = async () => {
      const found = await asked(url, { headers: { "HX-Request": "true" } });
      const answer = json(found.text);
      if (!answer?.owner) return found.response.headers.has("HX-Redirect") ? "signed out" : "later";
      known = answer.token;
      return answer.owner === owner ? "ready" : "another";
    };
    return async (draft) => {
      try {
        const answer = await once(draft);
        if (answer.state !== "forbidden") return answer;
        const state = await renewed();
        if (state !== "ready") return { state };
        const again = await once(draft);
        return again.state === "forbidden" ? { state: "refused", why: "Anda tidak berwenang mengisi indikator ini." } : again;
      } catch {
        return { state: "unreachable" };
      }
    };
  };

  window.jenjang = { ...window.jenjang, sender };
})();
