/* SHA-256 of a file: by the browser where it may, by ourselves where a page comes by plain HTTP. */
(() => {
  "use strict";
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const K = primes.map((p) => fraction(Math.cbrt(p)));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  const mix = (h, view, at) => {
    const w = new Int32Array(64);
    for (let i = 0; i < 64; i++) {
      if (i < 16) { w[i] = view.getInt32(at + 4 * i); continue; }
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let [a, b, c, d, e, f, g, z] = h;
    for (let i = 0; i < 64; i++) {
      const one = (z + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [z, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, z].forEach((x, i) => { h[i] = (h[i] + x) | 0; });
  };
  const own = (bytes) => {
    const h = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
    const whole = bytes.length - (bytes.length % 64);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < whole; at += 64) mix(h, view, at);
    const rest = bytes.length - whole, end = new Uint8Array(rest < 56 ? 64 : 128), last = new DataView(end.buffer);
    end.set(bytes.subarray(whole));
    end[rest] = 128;
    last.setUint32(end.length - 8, Math.floor(bytes.length / 536870912));
    last.setUint32(end.length - 4, (bytes.length << 3) >>> 0);
    for (let at = 0; at < end.length; at += 64) mix(h, last, at);
    return h.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  };
  const byBrowser = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (b) => b.toString(16).padStart(2, "0")).join("");
  window.jenjangSha256 = (bytes) => (window.crypto && crypto.subtle ? byBrowser(bytes) : own(bytes));
  window.jenjangSha256.own = own;
})();
