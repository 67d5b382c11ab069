/* What is typed into a row, read by the rules of core.figures, so that a mistake is said
   without a line too. tests/figures.json holds cases that both readers are held to. */
(() => {
  "use strict";
  const MOST_WHOLE_DIGITS = 14, MOST_DECIMALS = 4, LONGEST_GRADE = 200;
  const DIGITS = /^[0-9]+$/, FIGURE = /^[\s.,]*[0-9][0-9.,\s]*$/;
  const POINTS = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$/, COMMAS = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/;
  const BLANK = /^(?:[\s.…_\-:]*|n\s*\/\s*a\.?|nan|null|tidak ada data)$/i;
  const ALIKE = [
    [/[‐‑‒–—―−]/g, "-"], [/[“”„‟″«»]/g, '"'], [/[‘’‚‛′`´]/g, "'"], [/[\u00ad\u200b\u200c\u200d\ufeff]/g, ""],
  ];

  const plain = (text) => {
    const alike = ALIKE.reduce((so_far, [odd, usual]) => so_far.replace(odd, usual), text);
    return alike.replace(/<\/?[A-Za-z][^<>]*>/g, " ").replaceAll("**", "").split(/\s+/).filter(Boolean).join(" ");
  };
  const isGrouped = (figure) => POINTS.test(figure) || COMMAS.test(figure);
  const parted = (figure) => {
    const found = /^(.+)([.,])([0-9]+)$/.exec(figure);
    return found && { before: found[1], separator: found[2], after: found[3] };
  };
  const digitsOf = (figure) => figure.replace(/[^0-9]/g, "");

  const single = ({ before, separator, after }, kind) => {
    if (kind === "count" && separator === ".") return before + after;
    if (kind === "level" && separator === ",") return `${before}.${after}`;
    return null;
  };
  /* The digits with a decimal point; null where there are two readings or none. */
  const digits = (figure, kind) => {
    const cut = parted(figure);
    const isSingle = cut && DIGITS.test(cut.before);
    if (DIGITS.test(figure) || (isGrouped(figure) && !isSingle)) return digitsOf(figure);
    if (!cut) return null;
    if (isGrouped(figure)) return single(cut, kind);
    const grouped = cut.separator === "," ? POINTS : COMMAS;
    return isSingle || grouped.test(cut.before) ? `${digitsOf(cut.before)}.${cut.after}` : null;
  };
  const trimmed = (number) => {
    const [whole, decimals = ""] = number.split(".");
    const kept = decimals.replace(/0+$/, "");
    return (whole.replace(/^0+(?=\d)/, "") || "0") + (kept ? `.${kept}` : "");
  };

  const advice = (figure) => {
    const cut = parted(figure);
    if (!cut || !isGrouped(figure)) return "ketik satu angka saja, misalnya 1200 atau 84,82";
    const decimals = cut.after.replace(/0+$/, "");
    const asDecimal = decimals ? `${cut.before},${decimals.length === 3 ? `${decimals}0` : decimals}` : cut.before;
    return `ketik ${cut.before}${cut.after} atau ${asDecimal}`;
  };

  /* {number: "84.82"} or {problem: a sentence}; kind is what the unit counts (core.figures.units). */
  const readNumber = (text, kind = "unknown") => {
    const written = plain(text);
    if (BLANK.test(written)) return { problem: "kosong" };
    const figure = written.replace(/^[+-]\s*|[.,]$/g, "");
    if (!FIGURE.test(figure)) return { problem: `“${written}” bukan angka; ketik misalnya 1200 atau 84,82.` };
    const found = digits(figure, kind);
    if (found === null) return { problem: `“${written}” dapat dibaca lebih dari satu cara; ${advice(figure)}.` };
    const number = trimmed(found);
    if (number.split(".")[0].length > MOST_WHOLE_DIGITS) return { problem: `“${written}” terlalu besar; periksa banyaknya angka.` };
    return { number: written.startsWith("-") && number !== "0" ? `-${number}` : number };
  };

  /* What is counted is never below nothing. */
  const readCell = (text, kind, isCount = kind === "count") => {
    const found = readNumber(text.replace(/%$/, "").trim(), kind);
    if (isCount && found.number?.startsWith("-")) return { problem: `“${text}” tidak boleh negatif.` };
    const decimals = (found.number?.split(".")[1] ?? "").length;
    if (decimals <= MOST_DECIMALS) return found;
    return { problem: `“${text}” terlalu rinci; paling banyak empat angka di belakang koma.` };
  };

  /* cells: [{name, text, kind}] -> {problems: {name: sentence}, lacksAPart}; a grade is of kind "text". */
  const readRow = (cells) => {
    const problems = {}, missing = {};
    for (const { name, text, kind } of cells) {
      const written = text.trim();
      missing[name] = !written;
      if (kind === "text") {
        const isGrade = !written || readNumber(written).problem;
        if (isGrade && [...written].length > LONGEST_GRADE) problems[name] = `Terlalu panjang; paling banyak ${LONGEST_GRADE} huruf.`;
      } else if (written) {
        const { problem } = readCell(written, kind, name !== "value" || kind === "count");
        if (problem) problems[name] = problem;
      }
    }
    const isWhole = !Object.keys(problems).length;
    return { problems, lacksAPart: isWhole && "numerator" in missing && missing.numerator !== missing.denominator };
  };

  window.jenjang = { ...window.jenjang, figures: { readNumber, readCell, readRow } };
})();
